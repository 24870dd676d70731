import { type RefObject, useState } from "react";
import type { Chat, Grounding, Message } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { toast } from "@/ui/toasts.tsx";
import { aboutSending } from "./aboutSending.ts";
import { useDraft } from "./drafts.ts";
import { send } from "./outbox.ts";
import { Answering } from "./Quote.tsx";
import { RecordingBar } from "./RecordingBar.tsx";
import { Sources, SuggestButton } from "./SuggestButton.tsx";
import { useCannedReplies } from "./suggestions.ts";
import { UndoSending } from "./UndoSending.tsx";
import { useRecorder } from "./useRecorder.ts";
import { WritingForm } from "./WritingForm.tsx";

interface Props {
  chat: Chat;
  field: RefObject<HTMLTextAreaElement | null>;
  answered: Message | undefined;
  onAnswered(): void;
  onTyping(): void;
}

/** Writing or speaking to the customer. */
export function MessageForm({ chat, field, answered, onAnswered, onTyping }: Props) {
  const { workspace } = useHere();
  const [text, setText] = useDraft(chat.id);
  const [suggested, setSuggested] = useState<Grounding | null>(null);
  const cannedReplies = useCannedReplies(chat, text);
  const recorder = useRecorder((why) => toast(t.inbox.noRecording[why], "failed"));
  const submit = () => {
    if (!text.trim()) return;
    send(workspace.id, chat.id, { content: text.trim(), quoted: answered });
    setText("");
    setSuggested(null);
    onAnswered();
  };
  const sendRecording = async () => {
    const file = await recorder.finish();
    send(workspace.id, chat.id, { content: "", file, isRecording: true, quoted: answered });
    onAnswered();
  };
  const takeUp = ({ content }: Message) => {
    setText([content, text].filter(Boolean).join("\n"));
    field.current?.focus();
  };
  const about = aboutSending(chat);
  if (recorder.seconds !== null) {
    return <RecordingBar seconds={recorder.seconds} about={about} onSend={sendRecording} onCancel={recorder.cancel} />;
  }
  return (
    <WritingForm
      field={field}
      above={
        <>
          {answered && <Answering chat={chat} message={answered} onDrop={onAnswered} />}
          {suggested && <Sources grounding={suggested} />}
          <UndoSending chatId={chat.id} onTakenBack={takeUp} />
        </>
      }
      beside={
        !chat.ai_enabled && (
          <SuggestButton
            chatId={chat.id}
            onSuggested={({ content, grounding }) => {
              setText(content);
              setSuggested(grounding);
              field.current?.focus();
            }}
          />
        )
      }
      label={t.inbox.composer}
      placeholder={t.inbox.write}
      about={about}
      text={text}
      suggestions={cannedReplies}
      onText={(next) => {
        onTyping();
        setText(next);
      }}
      onRecord={recorder.start}
      onSubmit={submit}
    />
  );
}
