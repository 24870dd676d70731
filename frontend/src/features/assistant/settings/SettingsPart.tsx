import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { aiSettingsQuery, useChangeAiSettings } from "@/api/aiSettings.ts";
import type { AiSettings } from "@/api/types.ts";
import { useHere } from "@/api/workspaceContext.ts";
import { language, t } from "@/lib/texts/index.ts";
import { TextField } from "@/ui/Field.tsx";
import { Notice } from "@/ui/Notice.tsx";
import { Retry } from "@/ui/Retry.tsx";
import { Select } from "@/ui/Select.tsx";
import { Switch } from "@/ui/Switch.tsx";
import { toast } from "@/ui/toasts.tsx";
import { useValidForm } from "@/ui/useValidForm.ts";
import { SaveBar } from "../SaveBar.tsx";
import {
  changesOf,
  duration,
  fieldsOf,
  holdOptions,
  type NumberName,
  SETTINGS,
  type SwitchName,
} from "./settingFields.ts";

/** How the AI works, each with what it is by default. */
export function SettingsPart() {
  const { workspace } = useHere();
  const { data: settings, error, refetch } = useQuery(aiSettingsQuery(workspace.id));
  if (error && !settings) return <Retry error={error} onRetry={refetch} />;
  if (!settings) return <p className="text-muted text-sm">{t.shell.loading}</p>;
  return <SettingsForm settings={settings} />;
}

function SettingsForm({ settings }: { settings: AiSettings }) {
  const { workspace } = useHere();
  const { defaults } = settings;
  const change = useChangeAiSettings(workspace.id);
  const { register, handleSubmit, refuse, reset, watch, setValue, formState } = useValidForm(
    SETTINGS,
    fieldsOf(settings),
  );
  const { errors, isDirty, dirtyFields, isSubmitting } = formState;
  // What colleagues choose is shown, but for what somebody is changing here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each change
  useEffect(() => {
    if (!isDirty) reset(fieldsOf(settings));
  }, [settings]);
  const submit = handleSubmit((fields) =>
    change.mutateAsync(changesOf(fields, dirtyFields, defaults)).then((saved) => {
      reset(fieldsOf(saved));
      toast(t.settings.saved);
    }, refuse),
  );
  const about = (name: NumberName | "model") => `${t.assistant.about[name]} ${byDefault(defaults[name])}`;
  const number = (name: NumberName) => (
    <TextField
      label={t.assistant.names[name]}
      hint={about(name)}
      inputMode="decimal"
      error={errors[name]?.message}
      {...register(name)}
    />
  );
  const toggle = (name: SwitchName) => (
    <div>
      <Switch
        label={t.assistant.names[name]}
        checked={watch(name)}
        onChange={(on) => setValue(name, on, { shouldDirty: true })}
      />
      <p className="text-muted text-xs">{byDefault(defaults[name])}</p>
    </div>
  );
  return (
    <form noValidate onSubmit={submit}>
      <fieldset disabled={workspace.role !== "admin"} className="flex min-w-0 flex-col gap-4">
        {errors.root?.message && <Notice kind="danger">{errors.root.message}</Notice>}
        <Group title={t.assistant.answering}>
          {toggle("general_knowledge")}
          <div>
            <Select
              label={t.assistant.names.when_not_found}
              options={Object.entries(t.assistant.notFound)}
              {...register("when_not_found")}
            />
            <p className="mt-1 text-muted text-xs">{byDefault(t.assistant.notFound[defaults.when_not_found] ?? "")}</p>
          </div>
          {number("max_parts")}
          {number("characters_per_second")}
        </Group>
        <Group title={t.assistant.timing}>
          {number("debounce_seconds")}
          {number("debounce_max_seconds")}
          <div>
            <Select
              label={t.assistant.names.hold_seconds}
              options={holdOptions(watch("hold_seconds"), defaults.hold_seconds)}
              {...register("hold_seconds")}
            />
            <p className="mt-1 text-muted text-xs">
              {byDefault(defaults.hold_seconds === null ? t.assistant.untilGivenBack : duration(defaults.hold_seconds))}
            </p>
          </div>
        </Group>
        <Group title={t.assistant.limits}>
          {number("tokens_per_day")}
          {number("replies_per_hour")}
          {number("memory_tokens")}
        </Group>
        <Group title={t.assistant.files}>
          {toggle("transcribe_voice")}
          {toggle("describe_images")}
          {toggle("keep_files")}
        </Group>
        <Group title={t.assistant.modelGroup}>
          <TextField
            label={t.assistant.names.model}
            hint={about("model")}
            maxLength={100}
            error={errors.model?.message}
            {...register("model")}
          />
          {number("temperature")}
        </Group>
        <SaveBar isDirty={isDirty} isBusy={isSubmitting} onDiscard={() => reset(fieldsOf(settings))} />
      </fieldset>
    </form>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0 rounded-xl border border-line bg-panel p-4 md:p-6">
      <legend className="float-left mb-3 font-semibold">{title}</legend>
      <div className="clear-both grid items-start gap-4 sm:grid-cols-2">{children}</div>
    </fieldset>
  );
}

function byDefault(value: string | number | boolean | null): string {
  if (value === null) return t.assistant.byDefault(t.assistant.modelsOwn);
  if (typeof value === "boolean") return t.assistant.byDefault(value ? t.evidence.yes : t.evidence.no);
  return t.assistant.byDefault(typeof value === "number" ? new Intl.NumberFormat(language()).format(value) : value);
}
