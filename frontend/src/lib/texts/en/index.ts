import { ai } from "./ai.ts";
import { assistant } from "./assistant.ts";
import { cannedReplies } from "./cannedReplies.ts";
import { evidence } from "./evidence.ts";
import { inbox } from "./inbox.ts";
import { journal } from "./journal.ts";
import { keyboard } from "./keyboard.ts";
import { knowledge } from "./knowledge.ts";
import { labels } from "./labels.ts";
import { leads } from "./leads.ts";
import { notes } from "./notes.ts";
import { notifications } from "./notifications.ts";
import { numbers } from "./numbers.ts";
import { overview } from "./overview.ts";
import { preview } from "./preview.ts";
import { settings } from "./settings.ts";
import { shell } from "./shell.ts";
import { signIn } from "./signIn.ts";
import { team } from "./team.ts";

export const texts = {
  ai,
  assistant,
  cannedReplies,
  evidence,
  inbox,
  journal,
  keyboard,
  knowledge,
  labels,
  leads,
  notes,
  notifications,
  numbers,
  overview,
  preview,
  settings,
  shell,
  signIn,
  team,
};

export type Texts = typeof texts;
