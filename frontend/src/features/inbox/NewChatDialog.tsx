import { useQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { useOpenChat } from "@/api/chats.ts";
import { phoneNumbersQuery } from "@/api/phoneNumbers.ts";
import type { PhoneNumber } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { Dialog } from "@/ui/Dialog.tsx";
import { LongTextField, TextField } from "@/ui/Field.tsx";
import { Notice } from "@/ui/Notice.tsx";
import { Select } from "@/ui/Select.tsx";
import { useValidForm } from "@/ui/useValidForm.ts";
import { send } from "./outbox.ts";

const filled = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty(() => t.signIn.missing),
);
const NEW_CHAT = v.object({ phone_number: filled, customer: filled, content: filled });

interface Props {
  /** The chat is there, and its first message on its way. */
  onOpened(chatId: string): void;
  onClose(): void;
}

/** Writing first, to somebody who has not written. */
export function NewChatDialog({ onOpened, onClose }: Props) {
  const { workspace } = useHere();
  const { data: phones } = useQuery(phoneNumbersQuery(workspace.id));
  const [first] = phones ?? [];
  return (
    <Dialog title={t.inbox.newChat} open onClose={onClose}>
      {!phones && <p className="text-muted text-sm">{t.shell.loading}</p>}
      {phones && !first && <Notice>{t.inbox.newChatNeedsNumber}</Notice>}
      {phones && first && <NewChatForm phones={phones} first={first} onOpened={onOpened} onClose={onClose} />}
    </Dialog>
  );
}

function NewChatForm({ phones, first, onOpened, onClose }: Props & { phones: PhoneNumber[]; first: PhoneNumber }) {
  const { workspace } = useHere();
  const open = useOpenChat(workspace.id);
  const { register, handleSubmit, refuse, formState } = useValidForm(NEW_CHAT, {
    phone_number: first.phone_number,
    customer: "",
    content: "",
  });
  const submit = handleSubmit(({ content, ...chat }) =>
    open.mutateAsync(chat).then(({ id }) => {
      send(workspace.id, id, { content });
      onOpened(id);
    }, refuse),
  );
  const { errors } = formState;
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {errors.root?.message && <Notice kind="danger">{errors.root.message}</Notice>}
      <TextField
        label={t.inbox.newChatCustomer}
        hint={t.inbox.newChatCustomerHint}
        type="tel"
        error={errors.customer?.message}
        {...register("customer")}
      />
      <Select
        label={t.inbox.newChatFrom}
        options={phones.map((one) => [one.phone_number, one.label || one.phone_number] as const)}
        {...register("phone_number")}
      />
      {errors.phone_number?.message && <p className="text-danger text-xs">{errors.phone_number.message}</p>}
      <LongTextField
        label={t.inbox.newChatMessage}
        hint={t.inbox.yields}
        maxLength={4096}
        error={errors.content?.message}
        {...register("content")}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t.shell.cancel}</Button>
        <Button type="submit" look="primary" busy={formState.isSubmitting}>
          {t.inbox.send}
        </Button>
      </div>
    </form>
  );
}
