import type { ReglesPlanning } from './regles';
import type { Assouplissement, ContextePlan, DemandePlan } from './types';
export async function relax(_d: DemandePlan, _c: ContextePlan, _r: ReglesPlanning, _l: number, _a: unknown): Promise<Assouplissement[]> { return []; }
