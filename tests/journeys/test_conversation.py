"""The main job, end to end, in real processes."""

import concurrent.futures

from devstack.team import Team, new_customer, open_account, wait_for


def test_a_customer_writes_and_is_answered_with_the_memory_of_the_conversation(team: Team) -> None:
    ana = new_customer()
    team.customer_writes(ana, "Hello, my name is Ana")
    team.await_replies(ana)
    team.customer_writes(ana, "What is my name?")
    replies = team.await_replies(ana, 2)
    assert "Ana" in replies[1]["text"]
    wait_for(lambda: team.messages(ana)[-1]["status"] == "delivered", "the receipt")
    question, reply = team.messages(ana)[-2:]
    assert question["decision"]["outcome"] == "answered"
    assert question["decision"]["reply_id"] == reply["id"]
    assert reply["generation"]["prompt_tokens"] > 0


def test_the_team_switches_the_ai_off_and_answers_by_hand(team: Team) -> None:
    ana = new_customer()
    team.customer_writes(ana, "Hello")
    team.await_replies(ana)
    chat = team.chat(ana)
    assert team.call("PATCH", f"/chats/{chat['id']}", json={"ai_enabled": False}).json()["ai_enabled"] is False
    team.customer_writes(ana, "Are you there?")
    wait_for(lambda: team.messages(ana)[-1]["decision"] is not None, "the decision")
    assert team.messages(ana)[-1]["decision"]["reason"] == "ai_off_in_chat"
    sent = team.call(
        "POST", f"/chats/{chat['id']}/messages", json={"content": "A person here", "direction": "outgoing"}
    )
    assert sent.status_code == 201 and sent.json()["ai_enabled"] is False
    assert [reply["text"] for reply in team.await_replies(ana, 2)][1] == "A person here"


def test_writing_on_the_phone_itself_takes_the_chat_over(team: Team) -> None:
    ana = new_customer()
    team.customer_writes(ana, "Hello")
    team.await_replies(ana)
    team.whatsapp.post("from-phone", {"phone_number": team.phone_number, "to": ana, "text": "I am on it"})
    wait_for(lambda: not team.chat(ana)["ai_enabled"], "the hold")
    assert team.chat(ana)["ai_hold"]["reason"] == "phone_wrote"


def test_fifty_copies_of_one_webhook_are_one_message_and_one_reply(team: Team) -> None:
    ana = new_customer()
    event = {"message_id": "COPY", "from": ana, "type": "text", "message": "hello"}
    with concurrent.futures.ThreadPoolExecutor(50) as threads:
        answers = list(threads.map(lambda _: team.webhook(event), range(50)))
    assert {answer.status_code for answer in answers} == {200}
    assert sorted(answer.json()["outcome"] for answer in answers) == ["accepted", *["repeated"] * 49]
    team.await_replies(ana)
    team.customer_writes(ana, "anything else?")
    assert len(team.await_replies(ana, 2)) == 2
    assert [message["direction"] for message in team.messages(ana)] == ["incoming", "outgoing"] * 2


def test_ten_messages_at_once_are_one_ordered_conversation_with_one_reply(team: Team) -> None:
    ana = new_customer()
    team.model.fail(echo=True, delay_seconds=0)
    events = [{"message_id": f"TEN{n}", "from": ana, "type": "text", "message": f"m{n}"} for n in range(10)]
    with concurrent.futures.ThreadPoolExecutor(10) as threads:
        assert all(answer.ok for answer in threads.map(team.webhook, events))
    (reply,) = team.await_replies(ana)
    messages = team.messages(ana)
    # They come at once: which of them was first is nobody's to say, but each has a place of its own.
    assert sorted(message["seq"] for message in messages) == list(range(1, 12))
    assert messages[-1]["direction"] == "outgoing"
    assert sorted(reply["text"].removeprefix("echo: ").split(" | ")) == [f"m{n}" for n in range(10)]


def test_two_workspaces_with_the_same_customer_never_mix(team: Team) -> None:
    other, ana = open_account(team.stack), new_customer()
    team.model.forget_requests()
    team.customer_writes(ana, "the word for this shop is walnut")
    other.customer_writes(ana, "the word for that shop is hazel")
    team.await_replies(ana)
    other.await_replies(ana)
    for asked in team.model.requests():
        texts = " ".join(turn["content"] for turn in asked["messages"])
        assert ("walnut" in texts) != ("hazel" in texts)
    assert len(team.messages(ana)) == len(other.messages(ana)) == 2
    foreign = team.chat(ana)["id"]
    assert other.call("GET", f"/chats/{foreign}").status_code == 404
    assert other.call("GET", f"/chats/{foreign}/messages").status_code == 404


def test_a_failing_model_is_shown_to_the_team_and_never_to_the_customer(team: Team) -> None:
    ana = new_customer()
    team.model.fail(fail_status=401)
    team.customer_writes(ana, "hello")
    (notice,) = team.await_replies(ana)
    message = team.messages(ana)[0]
    assert message["decision"]["outcome"] == "failed" and "401" in message["decision"]["detail"]
    assert "colleague" in notice["text"] and "401" not in notice["text"]
    assert team.chat(ana)["ai_hold"]["reason"] == "model_failed"
    team.model.mend()
    assert team.call("POST", f"/messages/{message['id']}/retry").ok
    team.await_replies(ana, 2)
