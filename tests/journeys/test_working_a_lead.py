"""An AI that works a lead, end to end, in real processes: steps, voice notes, summaries, prompts, takeovers."""

import time
from typing import Any

from devstack.team import Team, new_customer, wait_for
from tests.builders.recordings import PNG, voice_note
from tests.builders.teamwork import add_step, sends_file, set_ai


def workflow(team: Team, customer: str) -> Any:
    return team.get(f"/chats/{team.chat(customer)['id']}/workflow")


def test_a_lead_is_qualified_by_the_customers_own_words(team: Team) -> None:
    add_step(team, "email", kind="email")
    add_step(team, "budget", kind="number", required=False)
    ana = new_customer()
    team.customer_writes(ana, "Hello")
    assert "What is your email?" in team.await_replies(ana)[0]["text"]
    team.customer_writes(ana, "ana@example.com")
    wait_for(lambda: bool(workflow(team, ana)["qualified"]), "the lead to be qualified")
    (email, budget) = workflow(team, ana)["steps"]
    assert (email["current"]["value"], email["current"]["quote"]) == ("ana@example.com", "ana@example.com")
    question = next(one for one in team.messages(ana) if one["content"] == "ana@example.com")
    assert email["current"]["message_id"] == question["id"] and not budget["complete"]
    leads = team.get(f"/workspaces/{team.workspace_id}/leads", lead="qualified")
    assert leads["counts"]["qualified"] == 1 and leads["items"][0]["values"]["email"] == "ana@example.com"


def test_a_lead_is_tracked_while_people_answer(team: Team) -> None:
    add_step(team, "email", kind="email")
    ana = new_customer()
    team.customer_writes(ana, "Hello")
    team.await_replies(ana)
    chat_id = team.chat(ana)["id"]
    assert team.call("POST", f"/chats/{chat_id}/messages", json={"content": "Where can we write to you?"}).ok
    team.customer_writes(ana, "to bia@example.com")
    wait_for(lambda: bool(workflow(team, ana)["qualified"]), "the lead to be qualified")
    assert len(team.replies(ana)) == 2


def test_a_voice_note_is_answered_like_text_and_an_image_is_described(team: Team) -> None:
    ana = new_customer()
    sends_file(team, ana, voice_note("Hello, my name is Carolina. What is my name?"), "audio/ogg")
    assert "Carolina" in team.await_replies(ana)[0]["text"]
    heard = team.messages(ana)[0]
    assert heard["media"]["words"].startswith("Hello, my name is Carolina")
    assert team.call("GET", f"/messages/{heard['id']}/media").headers["Content-Type"] == "audio/ogg"
    sends_file(team, ana, PNG, "image/png", "Do you have this one?")
    team.await_replies(ana, 2)
    seen = next(one for one in team.messages(ana) if one["type"] == "image")
    assert seen["media"]["state"] == "ready" and "1 x 1 pixels" in seen["media"]["words"]


def test_a_takeover_while_the_model_thinks_wins(team: Team) -> None:
    ana = new_customer()
    team.model.forget_requests()
    team.model.fail(pause=True)
    team.customer_writes(ana, "Hello")
    wait_for(lambda: bool(team.model.requests()), "the model to be asked")
    chat_id = team.chat(ana)["id"]
    assert team.call("POST", f"/chats/{chat_id}/messages", json={"content": "I take over"}).ok
    team.model.mend()
    wait_for(lambda: bool(team.messages(ana)[0]["decision"]), "the decision")
    decision = team.get(f"/messages/{team.messages(ana)[0]['id']}/decision")
    assert (decision["outcome"], decision["reason"]) == ("declined", "member_holds_chat")
    assert decision["checks"][-1]["gate"] == "hold" and not decision["checks"][-1]["passed"]
    assert [reply["text"] for reply in team.await_replies(ana)] == ["I take over"]


def test_a_takeover_between_two_parts_stops_the_rest(team: Team) -> None:
    set_ai(team, max_parts=3, characters_per_second=10)
    ana = new_customer()
    team.model.fail(echo=True, delay_seconds=0)
    team.customer_writes(ana, "The first part.\n\nThe second part, longer than that.\n\nThe third part, the last one.")
    assert "first part" in team.await_replies(ana)[0]["text"]
    team.whatsapp.post("from-phone", {"phone_number": team.phone_number, "to": ana, "text": "I take over"})
    wait_for(lambda: not team.chat(ana)["ai_enabled"], "the hold")

    def parts() -> list[str]:
        return [one["status"] for one in team.messages(ana) if one["purpose"] == "reply"]

    wait_for(lambda: parts()[1:] == ["cancelled"] * 2, "the rest to be cancelled")
    time.sleep(3)
    assert [reply["text"] for reply in team.replies(ana)][1:] == ["I take over"]


def test_parts_arrive_in_order(team: Team) -> None:
    set_ai(team, max_parts=3, characters_per_second=100)
    ana = new_customer()
    team.model.fail(echo=True, delay_seconds=0)
    team.customer_writes(ana, "One.\n\nTwo.\n\nThree.")
    texts = [reply["text"] for reply in team.await_replies(ana, 3)]
    assert texts == ["echo: One.", "Two.", "Three."]


def test_who_asks_for_a_person_is_left_to_people_at_once(team: Team) -> None:
    ana = new_customer()
    team.customer_writes(ana, "I want to talk to a human")
    team.await_replies(ana)
    chat = team.chat(ana)
    assert chat["needs_person"] and chat["ai_hold"]["reason"] == "customer_asked"
    listed = team.get(f"/chats/workspace/{team.workspace_id}", needs_person=True)["items"]
    assert [one["id"] for one in listed] == [chat["id"]]


def test_after_a_timed_hold_the_ai_answers(team: Team) -> None:
    set_ai(team, hold_seconds=2)
    ana = new_customer()
    team.customer_writes(ana, "Hello")
    team.await_replies(ana)
    chat_id = team.chat(ana)["id"]
    assert team.call("POST", f"/chats/{chat_id}/messages", json={"content": "A person here"}).ok
    team.customer_writes(ana, "Hello, are you still there?")
    replies = team.await_replies(ana, 3)
    assert replies[1]["text"] == "A person here"
    assert team.chat(ana)["ai_enabled"]


def test_a_stop_word_is_confirmed_and_silences_the_ai(team: Team) -> None:
    ana = new_customer()
    team.customer_writes(ana, "STOP")
    assert "no more automatic messages" in team.await_replies(ana)[0]["text"]
    team.customer_writes(ana, "Hello?")
    wait_for(lambda: bool(team.messages(ana)[-1]["decision"]), "the decision")
    assert team.messages(ana)[-1]["decision"]["reason"] == "opted_out"
    chat = team.chat(ana)
    assert chat["opted_out_at"] and len(team.replies(ana)) == 1
    assert team.call("DELETE", f"/chats/{chat['id']}/opt-out").json()["opted_out_at"] is None
    team.customer_writes(ana, "Hello?")
    team.await_replies(ana, 2)


def test_a_summary_comes_in_the_background(team: Team) -> None:
    ana = new_customer()
    team.customer_writes(ana, "My name is Ana and I look for a red sandal")
    team.await_replies(ana)
    path = f"/chats/{team.chat(ana)['id']}/summary"
    assert team.get(path)["state"] == "none"
    assert team.call("POST", path).status_code == 202
    wait_for(lambda: team.get(path)["state"] == "ready", "the summary")
    assert any("red sandal" in fact for fact in team.get(path)["content"]["facts"])


def test_a_draft_is_replayed_in_the_background(team: Team) -> None:
    ana = new_customer()
    team.customer_writes(ana, "How much is the blue shoe?")
    team.await_replies(ana)
    path = f"/workspaces/{team.workspace_id}/replay"
    draft = {"system_prompt": "Sell shoes.", "business_description": "The blue shoe costs R$ 249."}
    replay = team.call("POST", path, json={"draft": draft, "turns": 3}).json()
    wait_for(lambda: team.get(f"{path}/{replay['id']}")["state"] == "done", "the replay")
    (turn,) = team.get(f"{path}/{replay['id']}")["turns"]
    assert "249" in turn["replayed"] and "249" not in turn["sent"]
    assert len(team.replies(ana)) == 1
