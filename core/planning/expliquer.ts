import type { ReglesPlanning } from './regles';
import type { Blocage, ContextePlan, DemandePlan } from './types';
export async function explain(_d: DemandePlan, _c: ContextePlan, _r: ReglesPlanning, _l: number): Promise<{ heures: number; prouve: boolean; blocages: Blocage[] }> { return { heures: 0, prouve: true, blocages: [] }; }
