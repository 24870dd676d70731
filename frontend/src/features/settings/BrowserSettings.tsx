import { usePreference } from "@/lib/preferences.ts";
import { ring } from "@/lib/ring.ts";
import { chooseLanguage, chosen, LANGUAGES, type Language, t } from "@/lib/texts/index.ts";
import { Button } from "@/ui/Button.tsx";
import { Select } from "@/ui/Select.tsx";
import { Switch } from "@/ui/Switch.tsx";

/** What is kept in this browser alone. */
export function BrowserSettings() {
  const [sound, chooseSound] = usePreference("sound");
  const [titleCount, chooseTitleCount] = usePreference("titleCount");
  return (
    <div className="flex flex-col items-start gap-4">
      <Select
        label={t.shell.language}
        value={chosen()}
        onChange={(event) => chooseLanguage(event.target.value as Language)}
        options={Object.entries(LANGUAGES)}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Switch label={t.settings.sound} checked={sound} onChange={chooseSound} />
        <Button look="quiet" onClick={ring}>
          {t.settings.hear}
        </Button>
      </div>
      <Switch label={t.settings.titleCount} checked={titleCount} onChange={chooseTitleCount} />
    </div>
  );
}
