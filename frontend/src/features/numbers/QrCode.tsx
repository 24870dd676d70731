import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { qrPictureQuery } from "@/api/phoneNumbers.ts";
import type { PhoneNumber } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";

/** The code to scan with the phone. It renews itself, and says when it is stale. */
export function QrCode({ phone, code }: { phone: PhoneNumber; code: string }) {
  const { workspace } = useHere();
  const { data: picture } = useQuery(qrPictureQuery(workspace.id, phone.id, code));
  const isStale = useIsPast(phone.qr_expires_at);
  return (
    <div className="flex flex-col items-center gap-3 sm:flex-row sm:items-start">
      <div className="grid size-64 shrink-0 place-items-center rounded-lg bg-white p-2">
        {picture && (
          <img
            src={picture}
            alt={t.numbers.codeOf(phone.phone_number)}
            className={`size-full ${isStale ? "opacity-20" : ""}`}
          />
        )}
      </div>
      <div className="flex flex-col gap-2 text-sm">
        <p>{t.numbers.scan}</p>
        <p role="status" className={isStale ? "text-attention" : "text-muted"}>
          {isStale ? t.numbers.stale : t.numbers.renews}
        </p>
      </div>
    </div>
  );
}

function useIsPast(moment: string | null): boolean {
  const [isPast, setPast] = useState(false);
  useEffect(() => {
    const left = moment === null ? Number.POSITIVE_INFINITY : Date.parse(moment) - Date.now();
    setPast(left <= 0);
    if (left <= 0 || left === Number.POSITIVE_INFINITY) return;
    const timer = setTimeout(() => setPast(true), left);
    return () => clearTimeout(timer);
  }, [moment]);
  return isPast;
}
