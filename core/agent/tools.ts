import { attendanceTool, markAttendanceTool } from './attendance';
import { alertsTool } from './alerts';
import { createCapTool } from './cap';
import { changeSessionTool } from './changeSession';
import { enrolTool } from './enrol';
import { explainDecisionTool } from './explainDecision';
import { findSessionsTool } from './findSessions';
import { freeSlotsTool } from './freeSlots';
import { createSessionTool, planSessionsTool } from './plan';
import { promoteTool } from './promote';
import { repairTool } from './repair';
import { occupancyReportTool } from './report';
import { sessionSheetTool } from './sheet';
import { withdrawTool } from './withdraw';
import type { ToolContext, ToolAnswer } from './answer';

/** The tools of the agent: a flat input that a model wrote, checked here; an answer in words. */
export const tools = {
	findSessions: findSessionsTool,
	sessionSheet: sessionSheetTool,
	freeSlots: freeSlotsTool,
	planSessions: planSessionsTool,
	createSession: createSessionTool,
	createCap: createCapTool,
	changeSession: changeSessionTool,
	repair: repairTool,
	alerts: alertsTool,
	occupancyReport: occupancyReportTool,
	explainDecision: explainDecisionTool,
	enrol: enrolTool,
	withdraw: withdrawTool,
	promote: promoteTool,
	attendance: attendanceTool,
	markAttendance: markAttendanceTool,
} satisfies Record<string, (context: ToolContext, input: unknown) => Promise<ToolAnswer>>;

export type ToolName = keyof typeof tools;
