import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { pushQuery, useSubscribe, useUnsubscribe } from "@/api/pushSubscription.ts";
import { t } from "@/lib/texts/index.ts";
import { Notice } from "@/ui/Notice.tsx";
import { Retry } from "@/ui/Retry.tsx";
import { Switch } from "@/ui/Switch.tsx";
import { toastError } from "@/ui/toasts.tsx";

const isAvailable = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

/** Hearing of chats on this device while no page is open. */
export function Notifications() {
  const { data: push, error, refetch } = useQuery({ ...pushQuery, enabled: isAvailable });
  if (!isAvailable) return <Notice>{t.notifications.unavailable}</Notice>;
  if (error && !push) return <Retry error={error} onRetry={refetch} />;
  if (!push) return <p className="text-muted text-sm">{t.shell.loading}</p>;
  if (!push.public_key) return <Notice>{t.notifications.notSetUp}</Notice>;
  return (
    <Choice publicKey={push.public_key} isOn={!!push.subscription} showsTexts={!!push.subscription?.shows_texts} />
  );
}

function Choice({ publicKey, isOn, showsTexts }: { publicKey: string; isOn: boolean; showsTexts: boolean }) {
  const [isDenied, setDenied] = useState(Notification.permission === "denied");
  const subscribe = useSubscribe();
  const unsubscribe = useUnsubscribe();
  const isBusy = subscribe.isPending || unsubscribe.isPending;
  const choose = async (texts: boolean) => {
    const permission = await Notification.requestPermission();
    setDenied(permission === "denied");
    if (permission === "granted") subscribe.mutate({ publicKey, showsTexts: texts }, { onError: toastError });
  };
  return (
    <div className="flex flex-col items-start gap-4">
      {isDenied && <Notice kind="attention">{t.notifications.denied}</Notice>}
      <Switch
        label={t.notifications.on}
        checked={isOn}
        disabled={isBusy || isDenied}
        onChange={(on) => (on ? choose(false) : unsubscribe.mutate(undefined, { onError: toastError }))}
      />
      {isOn && (
        <div className="flex flex-col gap-1">
          <Switch label={t.notifications.texts} checked={showsTexts} disabled={isBusy} onChange={choose} />
          <p className="text-muted text-xs">{t.notifications.textsAbout}</p>
        </div>
      )}
    </div>
  );
}
