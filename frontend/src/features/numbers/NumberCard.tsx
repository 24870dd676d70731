import { useState } from "react";
import { useConnect, useDisconnect, useRemovePhoneNumber } from "@/api/phoneNumbers.ts";
import type { PhoneNumber } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { dayAndClock } from "@/lib/time.ts";
import { Button } from "@/ui/Button.tsx";
import { Card } from "@/ui/Card.tsx";
import { ConfirmDialog } from "@/ui/ConfirmDialog.tsx";
import { toastError } from "@/ui/toasts.tsx";
import { QrCode } from "./QrCode.tsx";

const COLOURS: Record<string, string> = {
  connected: "bg-brand",
  qr: "bg-attention",
  failed: "bg-danger",
  logged_out: "bg-danger",
};

/** A number, the state of its session, and what can be done about it. */
export function NumberCard({ phone, mayManage }: { phone: PhoneNumber; mayManage: boolean }) {
  return (
    <Card label={phone.phone_number}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 grow">
          <h2 className="font-semibold">{phone.label || phone.phone_number}</h2>
          {phone.label && <p className="text-muted text-sm">{phone.phone_number}</p>}
        </div>
        <p className="flex items-center gap-2 text-sm">
          <span aria-hidden className={`size-2.5 rounded-full ${COLOURS[phone.state] ?? "bg-field"}`} />
          {t.numbers.states[phone.state] ?? phone.state}
          <span className="text-muted">{t.numbers.since(dayAndClock(phone.state_at))}</span>
        </p>
        {mayManage && <Actions phone={phone} />}
      </div>
      {phone.state !== "connected" && phone.state_reason && <p className="text-muted text-sm">{phone.state_reason}</p>}
      {phone.qr_code && <QrCode phone={phone} code={phone.qr_code} />}
    </Card>
  );
}

function Actions({ phone }: { phone: PhoneNumber }) {
  const { workspace } = useHere();
  const [isRemoving, setRemoving] = useState(false);
  const connect = useConnect(workspace.id);
  const disconnect = useDisconnect(workspace.id);
  const remove = useRemovePhoneNumber(workspace.id);
  const isConnected = phone.state === "connected";
  const [words, act] = isConnected ? [t.numbers.disconnect, disconnect] : [t.numbers.connect, connect];
  return (
    <div className="flex gap-2">
      <Button busy={act.isPending} onClick={() => act.mutate(phone.id, { onError: toastError })}>
        {words}
      </Button>
      <Button look="danger" onClick={() => setRemoving(true)}>
        {t.numbers.remove}
      </Button>
      <ConfirmDialog
        open={isRemoving}
        question={t.numbers.removeSure(phone.phone_number)}
        confirm={t.numbers.remove}
        busy={remove.isPending}
        onConfirm={() => remove.mutate(phone.id, { onError: toastError, onSettled: () => setRemoving(false) })}
        onClose={() => setRemoving(false)}
      />
    </div>
  );
}
