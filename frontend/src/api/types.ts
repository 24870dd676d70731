import type { components, operations } from "./schema.ts";

type Schemas = components["schemas"];

export type Account = Schemas["Account"];
export type BrowserSession = Schemas["BrowserSession"];
export type Workspace = Schemas["Workspace"];
export type Member = Schemas["Member"];
export type PhoneNumber = Schemas["PhoneNumber"];
export type Chat = Schemas["Chat"];
export type ChatChange = Schemas["ChatChange"];
export type BulkChange = Schemas["BulkChange"];
export type ChatCounts = Schemas["ChatCounts"];
export type Customer = Schemas["Customer"];
export type AiHold = Schemas["AiHold"];
export type Message = Schemas["Message"];
export type MessagePage = Schemas["MessagePage"];
export type Decision = Schemas["Decision"];
export type Grounding = Schemas["Grounding"];
export type Source = Schemas["Source"];
export type Workflow = Schemas["Workflow"];
export type StepProgress = Schemas["StepProgress"];
export type LeadRow = Schemas["LeadRow"];
export type WorkflowStep = Schemas["WorkflowStep"];
export type Funnel = Schemas["Funnel"];
export type Figures = Schemas["Figures"];
export type FiguresOfDay = Schemas["FiguresOfDay"];
export type FiguresOfTime = Schemas["FiguresOfTime"];
export type JournalEntry = Schemas["JournalEntry"];
export type Role = Member["role"];
export type Document = Schemas["Document"];
export type Chunk = Schemas["Chunk"];
export type Changes = Schemas["Changes"];
export type SearchHit = Schemas["SearchHit"];
export type Gap = Schemas["Gap"];
export type Prompt = Schemas["Prompt"];
export type PromptChoice = Schemas["PromptChoice"];
export type OfficeHours = Schemas["OfficeHours"];
export type SaidTurn = Schemas["SaidTurn"];
export type PlaygroundTurn = Schemas["PlaygroundTurn"];
export type NewWorkflowStep = Schemas["NewWorkflowStep"];
export type OptOutWords = Schemas["OptOutWords"];
export type AiSettings = Schemas["AiSettings"];
export type AiSettingsChange = Schemas["AiSettingsChange"];

type ChatQuery = NonNullable<operations["get_chats_workspace"]["parameters"]["query"]>;
/** Which chats a list shows. */
export type ChatFilter = Omit<ChatQuery, "cursor" | "limit">;
/** Which leads a list shows. */
export interface LeadFilter {
  lead?: "qualified" | "unqualified";
  /** The id of a step that they have completed. */
  step?: string;
}

type JournalFilterQuery = NonNullable<operations["get_workspaces_workspace_journal"]["parameters"]["query"]>;
/** Which entries of the journal a list shows. */
export type JournalFilter = Pick<JournalFilterQuery, "state" | "told" | "phone_number">;
export type ChatState = Chat["state"];
export type Label = Schemas["Label"];
export type Note = Schemas["Note"];
export type CannedReply = Schemas["CannedReply"];
export type Hit = Schemas["Hit"];
