import { type Choice, usePreference } from "@/lib/preferences.ts";
import { ring } from "@/lib/ring.ts";
import { chooseLanguage, chosen, LANGUAGES, type Language, t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { Select } from "@/ui/Select.tsx";
import { Switch } from "@/ui/Switch.tsx";

/** What is kept in this browser alone. */
export function BrowserSettings() {
  const [sound, chooseSound] = usePreference("sound");
  const [titleCount, chooseTitleCount] = usePreference("titleCount");
  const [undo, chooseUndo] = usePreference("undo");
  return (
    <div className="flex flex-col items-start gap-4">
      <Select
        label={t.shell.language}
        value={chosen()}
        onChange={(event) => chooseLanguage(event.target.value as Language)}
        options={Object.entries(LANGUAGES)}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Switch
          label={t.settings.sound}
          checked={sound === "on"}
          onChange={(wanted) => chooseSound(wanted ? "on" : "off")}
        />
        <Button look="quiet" onClick={ring}>
          {t.settings.hear}
        </Button>
      </div>
      <Switch
        label={t.settings.titleCount}
        checked={titleCount === "on"}
        onChange={(wanted) => chooseTitleCount(wanted ? "on" : "off")}
      />
      <Select
        label={t.settings.undo}
        value={undo}
        onChange={(event) => chooseUndo(event.target.value as Choice<"undo">)}
        options={[
          ["off", t.settings.undoOff],
          ...(["5", "10"] as const).map((one) => [one, t.settings.seconds(one)] as const),
        ]}
      />
    </div>
  );
}
