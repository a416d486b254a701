import { enrolTool } from './enrol';
import { explainDecisionTool } from './explainDecision';
import { findSessionsTool } from './findSessions';
import { freeSlotsTool } from './freeSlots';
import { createSessionTool, planSessionsTool } from './plan';
import { promoteTool } from './promote';
import { occupancyReportTool } from './report';
import { sessionSheetTool } from './sheet';
import { withdrawTool } from './withdraw';
import type { Contexte, Reponse } from './reponse';

/** The tools of the agent: a flat input that a model wrote, checked here; an answer in words. */
export const outils = {
	findSessions: findSessionsTool,
	sessionSheet: sessionSheetTool,
	freeSlots: freeSlotsTool,
	planSessions: planSessionsTool,
	createSession: createSessionTool,
	occupancyReport: occupancyReportTool,
	explainDecision: explainDecisionTool,
	enrol: enrolTool,
	withdraw: withdrawTool,
	promote: promoteTool,
} satisfies Record<string, (contexte: Contexte, input: unknown) => Promise<Reponse>>;

export type Outil = keyof typeof outils;
