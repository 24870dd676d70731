import { type FormEvent, useState } from "react";
import { useSavePrompt } from "@/api/prompts.ts";
import type { Prompt } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { t } from "@/lib/texts/index.ts";
import { LongTextField } from "@/ui/Field.tsx";
import { Notice } from "@/ui/Notice.tsx";
import { Select } from "@/ui/Select.tsx";
import { Switch } from "@/ui/Switch.tsx";
import { toast } from "@/ui/toasts.tsx";
import { SaveBar } from "../SaveBar.tsx";
import { DayRow } from "./DayRow.tsx";
import { CLOSED, DAYS, isSpan, openingsOf, USUAL_SPAN, type Week, weekOf } from "./week.ts";

interface Fields {
  isKept: boolean;
  zone: string;
  week: Week;
  message: string;
}

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const USUAL: Week = {
  ...CLOSED,
  ...Object.fromEntries(DAYS.slice(0, 5).map((day) => [day, [USUAL_SPAN]])),
};

function fieldsOf({ office_hours, out_of_hours_message }: Prompt): Fields {
  return {
    isKept: !!office_hours,
    zone: office_hours?.time_zone ?? HERE,
    week: office_hours ? weekOf(office_hours.openings) : USUAL,
    message: out_of_hours_message ?? "",
  };
}

export function HoursForm({ prompt }: { prompt: Prompt }) {
  const { workspace } = useHere();
  const saved = fieldsOf(prompt);
  const [edited, setEdited] = useState<Fields>();
  const [wrong, setWrong] = useState<string>();
  const save = useSavePrompt(workspace.id);
  const fields = edited ?? saved;
  const isDirty = JSON.stringify(fields) !== JSON.stringify(saved);
  const change = (changes: Partial<Fields>) => setEdited({ ...fields, ...changes });
  const discard = () => {
    setEdited(undefined);
    setWrong(undefined);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const openings = openingsOf(fields.week);
    if (fields.isKept && openings.length === 0) return setWrong(t.assistant.noDay);
    if (fields.isKept && !Object.values(fields.week).flat().every(isSpan)) return setWrong(t.assistant.wrongTimes);
    const office_hours = fields.isKept ? { time_zone: fields.zone, openings } : null;
    save.mutate(
      { office_hours, out_of_hours_message: fields.isKept ? fields.message.trim() : "" },
      {
        onSuccess: ({ version }) => {
          discard();
          toast(t.assistant.savedAs(version ?? 0));
        },
        onError: (error) => setWrong(error.message),
      },
    );
  };
  return (
    <form noValidate onSubmit={submit}>
      <fieldset disabled={workspace.role !== "admin"} className="flex min-w-0 flex-col gap-4">
        {wrong && <Notice kind="danger">{wrong}</Notice>}
        <div className="flex flex-col gap-4 rounded-xl border border-line bg-panel p-4 md:p-6">
          <p className="text-muted text-sm">{t.assistant.hoursAbout}</p>
          <Switch label={t.assistant.hoursKept} checked={fields.isKept} onChange={(isKept) => change({ isKept })} />
          {fields.isKept && (
            <>
              <Select
                label={t.assistant.zone}
                value={fields.zone}
                onChange={(event) => change({ zone: event.target.value })}
                options={zones(fields.zone)}
              />
              <ul className="flex flex-col divide-y divide-line">
                {DAYS.map((day) => (
                  <DayRow
                    key={day}
                    day={day}
                    spans={fields.week[day]}
                    onChange={(spans) => change({ week: { ...fields.week, [day]: spans } })}
                  />
                ))}
              </ul>
              <LongTextField
                label={t.assistant.closedMessage}
                hint={t.assistant.closedMessageHint}
                rows={3}
                maxLength={1000}
                value={fields.message}
                onChange={(event) => change({ message: event.target.value })}
              />
            </>
          )}
        </div>
        <SaveBar isDirty={isDirty} isBusy={save.isPending} onDiscard={discard} />
      </fieldset>
    </form>
  );
}

function zones(chosen: string): (readonly [string, string])[] {
  const names = new Set([chosen, ...Intl.supportedValuesOf("timeZone")]);
  return [...names].sort().map((name) => [name, name.replaceAll("_", " ")] as const);
}
