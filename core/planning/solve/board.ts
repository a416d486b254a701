import { addDays, mondayOf } from '../../time/days';
import { isoAt } from '../../time/instant';
import type { PlanningRules } from '../../rules/planningRules';
import { plan } from './plan';
import { pose, trainersOf } from './problem';
import { roomStages } from './roomStages';
import { lowerBounds } from './subjects';
import { objectiveOf, type TogetherObjective } from './togetherObjective';
import type {
	FoundPlan,
	ImpossiblePlan,
	Plan,
	PlanContext,
	PlanOccupation,
	PlanOptions,
	PlanRequest,
} from './types';

/** A request with the centre as it stands for it. */
export interface TogetherItem {
	demande: PlanRequest;
	contexte: PlanContext;
}

/** The plan of each request so far, by its place in the list; undefined: none yet. */
export type Draft = Array<FoundPlan | undefined>;

/** What a request could take, and the days in which it counts what others take. */
interface Reach {
	parties: Set<number>;
	formateurs: Set<number>;
	debut: number;
	fin: number;
	/** The centre's occupations that lie in reach. */
	occupations: PlanOccupation[];
	/** The least end that any plan has, in milliseconds, and the fewest séances; undefined: no plan exists. */
	least: { fin: number; seances: number } | undefined;
}

const DAY = 86_400_000;

/**
 * Requests on one centre, planned one by one around each other. A plan that was made for the same
 * request beside the same others is not made again.
 */
export class Board {
	/** The answer for a request that no other answer is known of: it found no place. */
	readonly impossible: ImpossiblePlan = {
		faisable: false,
		heuresPlacables: 0,
		heuresProuvees: false,
		impossibiliteProuvee: false,
		blocages: [],
		assouplissements: [],
	};
	private readonly reaches: Reach[];
	private readonly known = new Map<string, FoundPlan | undefined>();
	private readonly names = new WeakMap<FoundPlan, number>();
	private readonly taken = new WeakMap<FoundPlan, PlanOccupation[]>();
	private readonly limit: number;
	private named = 0;
	private cut = false;

	constructor(
		readonly items: TogetherItem[],
		private readonly rules: PlanningRules,
		options: PlanOptions,
	) {
		const secondes = options.limiteSecondes ?? rules.limiteSecondesEnsemble;
		this.limit = performance.now() + secondes * 1000;
		this.reaches = items.map((item) => reachOf(item, rules));
	}

	get isOver(): boolean {
		this.cut ||= performance.now() > this.limit;
		return this.cut;
	}

	/** Whether the time limit cut anything short. */
	get interrompu(): boolean {
		return this.cut;
	}

	empty = (): Draft => new Array<FoundPlan | undefined>(this.items.length).fill(undefined);

	found = (draft: Draft): FoundPlan[] => draft.filter((one) => one !== undefined);

	count = (draft: Draft): number => this.found(draft).length;

	/**
	 * Places those of `order` that `begin` has no plan of, one after another. `guarded`: gives up, and
	 * answers undefined, when the time is over; else each is given a second at least.
	 */
	async build(order: number[], begin: Draft, guarded: true): Promise<Draft | undefined>;
	async build(order: number[], begin: Draft, guarded?: boolean): Promise<Draft>;
	async build(order: number[], begin: Draft, guarded = false): Promise<Draft | undefined> {
		const draft = [...begin];
		for (const i of order) {
			if (draft[i]) continue;
			if (guarded && this.isOver) return undefined;
			draft[i] = await this.place(i, draft);
		}
		return draft;
	}

	/** The plan of a request with the centre to itself; made only where `isOfSeveral` is false, since it takes long else. */
	async planAlone(i: number): Promise<void> {
		if (!this.isOfSeveral(i)) await this.place(i, this.empty());
	}

	/** Plans alone what could still prove the whole the best there is. */
	async proveAlone(draft: Draft): Promise<void> {
		if (!draft.every((one, i) => !this.reaches[i].least || (one && this.endsAtLeast(i, one))))
			return;
		for (const i of draft.keys()) if (!this.isOver) await this.place(i, this.empty());
	}

	isProven = (draft: Draft): boolean =>
		draft.every((one, i) => {
			const alone = this.alone(i);
			if (!one) return this.isHopeless(i);
			return alone?.prouveOptimal === true && isSame(one, alone);
		});

	/** Whether nothing could be better as far as is known without another plan. */
	isAsAlone = (draft: Draft): boolean =>
		draft.every((one, i) => (one ? this.endsAtLeast(i, one) : this.isHopeless(i)));

	bound(draft: Draft): TogetherObjective {
		const possible = [...this.items.keys()].filter((i) => draft[i] || !this.isHopeless(i));
		const alone = possible.map((i) => this.alone(i)?.objectif);
		const ends = possible.map((i) => this.leastEnd(i, draft[i]));
		const last = Math.max(...ends);
		const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
		return {
			placees: possible.length,
			fin: possible.length > 0 ? this.iso(last) : null,
			joursDeRetard: 0,
			changements: sum(alone.map((one) => one?.changements ?? 0)),
			irregularite: sum(alone.map((one) => one?.irregularite ?? 0)),
			seances: sum(
				possible.map((i, k) => alone[k]?.seances ?? this.reaches[i].least?.seances ?? 0),
			),
		};
	}

	objective(draft: Draft): TogetherObjective {
		const placed = [...draft.keys()].filter((i) => draft[i]);
		return objectiveOf(
			this.found(draft),
			placed.map((i) => this.leastEnd(i, draft[i])),
		);
	}

	/** Those that end later than they could, or have no plan though they may: these first, then the latest. */
	lateOnes(draft: Draft): number[] {
		const late = (i: number) => {
			const one = draft[i];
			return one ? Date.parse(one.objectif.fin) - this.leastEnd(i, one) : Infinity;
		};
		return [...this.items.keys()]
			.filter((i) => (draft[i] ? late(i) > 0 : !this.isHopeless(i)))
			.sort((a, b) => (late(a) === late(b) ? a - b : late(b) - late(a)));
	}

	/**
	 * Who holds what a request would take with the centre to itself; of one whose plan alone is not
	 * known, all whom it could meet.
	 */
	inTheWayOf(i: number, draft: Draft): number[] {
		const alone = this.alone(i);
		const wanted = alone && this.occupationsOf(i, alone);
		const mayGiveWay = (j: number) => !draft[i] || !this.isOfSeveral(j);
		return this.neighbours(i).filter((j) => {
			const other = draft[j];
			if (!other || !mayGiveWay(j)) return false;
			const theirs = this.occupationsOf(j, other);
			const isInTheWay = (a: PlanOccupation) => theirs.some((b) => clash(a, b));
			return !wanted || wanted.some(isInTheWay);
		});
	}

	/** The requests that a request could ever meet: in a room or at a trainer, in its days. */
	neighbours(i: number): number[] {
		const a = this.reaches[i];
		return [...this.items.keys()].filter((j) => {
			const b = this.reaches[j];
			return (
				j !== i &&
				a.debut < b.fin &&
				b.debut < a.fin &&
				(meet(a.parties, b.parties) || meet(a.formateurs, b.formateurs))
			);
		});
	}

	longestFirst = (list: number[]): number[] =>
		[...list].sort(
			(a, b) => this.items[b].demande.dureeHeures - this.items[a].demande.dureeHeures || a - b,
		);

	isOfSeveral = (i: number): boolean => (this.items[i].demande.matieres?.length ?? 0) > 1;

	/** Why a request has no place beside the others, or its plan where one is found after all. */
	async explain(i: number, draft: Draft, sharers: number, assouplir?: boolean): Promise<Plan> {
		const { demande, contexte } = this.items[i];
		const others = draft.flatMap((one, j) => (one && j !== i ? this.occupationsOf(j, one) : []));
		const rest = (this.limit - performance.now()) / 1000 / sharers;
		return await plan(
			demande,
			{ ...contexte, occupations: [...contexte.occupations, ...others] },
			{ assouplir, limiteSecondes: Math.max(0.25, rest) },
			this.rules,
		);
	}

	private alone = (i: number): FoundPlan | undefined => this.known.get(`${i}`);

	/** No plan exists even with the centre to itself. */
	private isHopeless = (i: number): boolean =>
		!this.reaches[i].least || (this.known.has(`${i}`) && !this.alone(i));

	/** The least end in milliseconds, as far as it is known. */
	private leastEnd(i: number, one: FoundPlan | undefined): number {
		const alone = this.alone(i);
		const least = alone ? Date.parse(alone.objectif.fin) : (this.reaches[i].least?.fin ?? Infinity);
		return one ? Math.min(least, Date.parse(one.objectif.fin)) : least;
	}

	private endsAtLeast = (i: number, one: FoundPlan): boolean =>
		Date.parse(one.objectif.fin) <= this.leastEnd(i, one);

	private iso = (ms: number): string => isoAt(ms, this.items[0].contexte.fuseau);

	/** The best plan of a request beside the others of a draft. */
	private async place(i: number, draft: Draft): Promise<FoundPlan | undefined> {
		const others = this.neighbours(i).filter((j) => draft[j]);
		const key = [i, ...others.map((j) => `${j}=${this.numberOf(draft[j]!)}`)].join();
		if (this.known.has(key)) return this.known.get(key);
		if (this.isHopeless(i)) return undefined;
		const { demande, contexte } = this.items[i];
		const { occupations, debut, fin } = this.reaches[i];
		const theirs = others
			.flatMap((j) => this.occupationsOf(j, draft[j]!))
			.filter(
				({ dateDebut, dateFin }) => Date.parse(dateDebut) < fin && Date.parse(dateFin) > debut,
			);
		const rest = (this.limit - performance.now()) / 1000;
		const found = await plan(
			demande,
			{ ...contexte, occupations: [...occupations, ...theirs] },
			{ assouplir: false, limiteSecondes: Math.min(this.rules.limiteSecondes, Math.max(1, rest)) },
			this.rules,
		);
		const placed = found.faisable ? found : undefined;
		this.known.set(key, placed);
		return placed;
	}

	private numberOf(one: FoundPlan): number {
		const known = this.names.get(one);
		if (known !== undefined) return known;
		this.names.set(one, ++this.named);
		return this.named;
	}

	private occupationsOf(i: number, one: FoundPlan): PlanOccupation[] {
		const known = this.taken.get(one);
		if (known) return known;
		const occupations = occupationsOf(one, this.items[i].contexte);
		this.taken.set(one, occupations);
		return occupations;
	}
}

/** The plan's séances as others see them. */
export function occupationsOf(
	{ seances }: Pick<FoundPlan, 'seances'>,
	{ salles }: PlanContext,
	idSession?: number,
): PlanOccupation[] {
	return seances.flatMap(({ dateDebut, dateFin, salle, formateurId }) => {
		const parties = salles.find(({ code }) => code === salle)?.parties ?? [];
		return [
			...parties.map((idSalle): PlanOccupation => ({ idSalle, dateDebut, dateFin, idSession })),
			...(formateurId === null
				? []
				: [{ idFormateur: formateurId, dateDebut, dateFin, idSession }]),
		];
	});
}

function reachOf({ demande, contexte }: TogetherItem, rules: PlanningRules): Reach {
	const problems = roomStages(rules).map((composed) => pose(demande, contexte, rules, composed));
	const subjects = problems.flatMap((problem) => problem.subjects);
	const pairs = subjects.flatMap((subject) => subject.pairs);
	const parties = new Set(pairs.flatMap(({ salle }) => salle.parties));
	const formateurs = new Set(trainersOf(pairs));
	// A trainer's week counts whole, also where the window cuts it.
	const debut = Date.parse(`${mondayOf(demande.dateDebut)}T00:00:00Z`) - DAY;
	const fin = Date.parse(`${addDays(mondayOf(demande.dateFin), 7)}T00:00:00Z`) + DAY;
	const bounds = problems.flatMap((problem) => lowerBounds(problem) ?? []);
	return {
		parties,
		formateurs,
		debut,
		fin,
		occupations: contexte.occupations.filter(
			({ idSalle, idFormateur, dateDebut, dateFin }) =>
				((idSalle != null && parties.has(idSalle)) ||
					(idFormateur != null && formateurs.has(idFormateur))) &&
				Date.parse(dateDebut) < fin &&
				Date.parse(dateFin) > debut,
		),
		least:
			bounds.length > 0
				? {
						fin: Math.min(...bounds.map((one) => one.fin)),
						seances: Math.min(...bounds.map(({ seances }) => seances)),
					}
				: undefined,
	};
}

const meet = (a: Set<number>, b: Set<number>) => [...a].some((id) => b.has(id));

const clash = (a: PlanOccupation, b: PlanOccupation) =>
	((a.idSalle != null && a.idSalle === b.idSalle) ||
		(a.idFormateur != null && a.idFormateur === b.idFormateur)) &&
	Date.parse(a.dateDebut) < Date.parse(b.dateFin) &&
	Date.parse(b.dateDebut) < Date.parse(a.dateFin);

const isSame = ({ objectif: a }: FoundPlan, { objectif: b }: FoundPlan): boolean =>
	a.fin === b.fin &&
	a.changements === b.changements &&
	a.irregularite === b.irregularite &&
	a.seances === b.seances;
