import fc from 'fast-check';

import { readPlanningRules, type PlanningRules } from '../../../core/rules/planningRules';
import type {
	PlanContext,
	PlanRequest,
	PlanSalle,
	RequestedWeeks,
} from '../../../core/planning/solve/types';
import { weekdayOf, type Weekday } from '../../../core/time/days';

export interface Scenario {
	demande: PlanRequest;
	contexte: PlanContext;
	regles: PlanningRules;
}

const JOURS: Weekday[] = ['LUNDI', 'MARDI', 'MERCREDI', 'JEUDI', 'VENDREDI', 'SAMEDI', 'DIMANCHE'];
/** Around both clock changes, a 29 February, Easter Monday and a plain week. */
const DEBUTS = ['2026-03-26', '2026-10-22', '2028-02-25', '2026-04-03', '2026-06-04'];

const heure = (h: number) => `${String(h).padStart(2, '0')}:00`;

/** Instants of one zone's wall clock, with the offset of summer or winter: some fall on the half hour. */
function instantAt(date: string, halfHours: number): string {
	const ms = Date.parse(`${date}T06:00:00Z`) + halfHours * 1_800_000;
	return new Date(ms).toISOString();
}

/** Centres and requests small enough to be searched exhaustively, with every kind of rule in play. */
export function scenario(matieres: number): fc.Arbitrary<Scenario> {
	return fc
		.record({
			/** Everybody and every room fits, and each day somebody or some room is away: what forces changes. */
			hunt: fc.boolean(),
			debut: fc.constantFrom(...DEBUTS),
			duree: fc.integer(matieres > 1 ? { min: 3, max: 8 } : { min: 1, max: 9 }),
			actifs: fc.uniqueArray(fc.constantFrom(...JOURS), { minLength: 1, maxLength: 3 }),
			creneaux: fc.constantFrom<Array<[number, number]>>(
				[
					[8, 10],
					[10, 12],
				],
				[
					[8, 10],
					[17, 19],
				],
				[[8, 11]],
				[
					[9, 10],
					[12, 14],
					[18, 19],
				],
			),
			salles: fc.array(
				fc.record({
					compatible: fc.constantFrom<string[]>(
						['F'],
						['F', 'G'],
						['TOUS'],
						['F'],
						['F', 'G'],
						['G'],
					),
					capaciteMax: fc.constantFrom<number>(4, 10),
					disponibleWeekend: boolOften,
					disponibleSoir: boolOften,
					active: boolOften,
				}),
				{ minLength: matieres > 1 ? 2 : 1, maxLength: 2 },
			),
			composee: fc.boolean(),
			formateurs: fc.array(
				fc.record({
					specialites: fc.constantFrom<string[]>(
						['F'],
						['F', 'G'],
						['F'],
						['F'],
						['F', 'G'],
						['G'],
					),
					actif: boolOften,
					availabilities: fc.array(
						fc.record({
							jour: fc.nat(8),
							de: fc.nat(12),
							duree: fc.integer({ min: 1, max: 60 }),
							type: fc.constantFrom(
								'INDISPONIBLE' as const,
								'INDISPONIBLE' as const,
								'DISPONIBLE' as const,
							),
						}),
						{ maxLength: 2 },
					),
				}),
				{ minLength: matieres > 1 ? 2 : 1, maxLength: 2 },
			),
			occupations: fc.array(
				fc.record({
					qui: fc.nat(3),
					jour: fc.nat(8),
					de: fc.nat(24),
					duree: fc.integer({ min: 1, max: 6 }),
				}),
				{ maxLength: 6 },
			),
			fermeture: fc.option(fc.record({ jour: fc.nat(8), duree: fc.nat(1) }), { freq: 3 }),
			heures: fc.array(fc.integer({ min: 1, max: matieres > 1 ? 4 : 7 }), {
				minLength: matieres,
				maxLength: matieres,
			}),
			salleDe: fc.array(rarely(fc.nat(2)), { minLength: matieres, maxLength: matieres }),
			formateurDe: fc.array(rarely(fc.nat(1)), { minLength: matieres, maxLength: matieres }),
			capJour: fc.constantFrom(undefined, 2, 3, 5),
			capSemaine: fc.constantFrom(undefined, null, 3, 5),
			capacite: fc.constantFrom(undefined, null, 3, 3, 8),
			salle: rarely(fc.nat(2)),
			grain: fc.constantFrom(1, 2, 4),
			pas: fc.constantFrom(60, 60, 30),
			demi: fc.boolean(),
			poids: fc.constantFrom([1, 1], [2, 1], [1, 3], [0, 1]),
			soirDes: fc.constantFrom('18:00', '11:00'),
			obligatoire: boolOften,
			composed: fc.constantFrom('SI_DEMANDEE' as const, 'TOUJOURS' as const),
			weeks: seldom(fc.constantFrom('dates' as const, 'uneSur' as const)),
			uneven: seldom(
				fc.array(fc.uniqueArray(fc.constantFrom(...JOURS), { maxLength: 3 }), {
					minLength: 1,
					maxLength: 3,
				}),
			),
			holidays: seldom(fc.record({ jour: fc.nat(8), duree: fc.nat(2) })),
			/** Now: a moment of the window, on the grid or not; what is before it is over. */
			now: seldom(fc.record({ jour: fc.nat(8), minutes: fc.nat(26).map((n) => n * 25) })),
			/** Whether pauses, holes, the shortest séance and the trainers' hours are in play. */
			strict: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
			pause: rarely(fc.constantFrom(30, 60, 90, 150)),
			sansTrou: fc.boolean(),
			minimum: rarely(fc.constantFrom(1.5, 2, 2, 3)),
			trainerDay: rarely(fc.integer({ min: 1, max: 4 })),
			trainerWeek: rarely(fc.integer({ min: 2, max: 7 })),
			capSemaineRule: seldom(fc.integer({ min: 3, max: 6 })),
		})
		.map((tire): Scenario => {
			const s = gentle(tire.hunt ? hunted(tire) : tire);
			const day = (n: number) =>
				new Date(Date.parse(`${s.debut}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
			const half = s.pas === 30 && s.demi ? 0.5 : 0;
			const heures = s.heures.map((h, i) => (i === 0 ? h + half : h));
			const holidays = (s.holidays ? [s.holidays] : []).map(({ jour, duree }) => ({
				nom: 'test',
				debut: day(jour),
				fin: day(jour + duree),
			}));
			const regles = readPlanningRules({
				pas: s.pas,
				creneaux: s.creneaux.map(([de, a], i) => ({
					nom: `C${i}`,
					debut: heure(de),
					fin: heure(a),
				})),
				creneauxParDefaut: s.creneaux.map((_, i) => `C${i}`),
				ouverture: { debut: '08:00', fin: '21:00' },
				soirDes: s.soirDes,
				weekend: ['SAMEDI', 'DIMANCHE'],
				heuresParJour: 8,
				heuresParSemaine: s.capSemaineRule,
				formateur: { heuresParJour: s.trainerDay, heuresParSemaine: s.trainerWeek },
				vacancesScolaires: {
					A: [],
					B: [...holidays, { nom: 'known up to here', debut: '2030-01-01', fin: '2030-01-02' }],
					C: [],
				},
				rythme: { grainHeures: s.grain },
				poids: { changementSalle: s.poids[0], changementFormateur: s.poids[1] },
				formateurObligatoire: s.obligatoire,
				sallesComposees: s.composed,
				feries: { pays: 'FR', region: null },
				dureeMaxJours: 732,
				limiteSecondes: 20,
			});
			const salles = s.salles.map(({ compatible, active, ...salle }, i): PlanSalle => ({
				...salle,
				idSalle: i + 1,
				code: `S${i + 1}`,
				nom: `Salle ${i + 1}`,
				formationsCompatibles: compatible,
				statut: active ? 'ACTIVE' : 'INACTIVE',
				parties: [i + 1],
			}));
			if (s.composee)
				salles.push({
					...salles[0],
					idSalle: 9,
					code: 'S9',
					nom: 'Ensemble',
					formationsCompatibles: ['TOUS'],
					capaciteMax: 20,
					statut: 'ACTIVE',
					parties: salles.map(({ idSalle }) => idSalle),
				});
			const code = (n: number) => salles[n % salles.length].code;
			const noms = s.heures.map((_, i) => `M${i + 1}`);
			return {
				regles,
				demande: {
					formation: 'F',
					dureeHeures: heures.reduce((a, b) => a + b, 0),
					dateDebut: s.debut,
					dateFin: day(s.duree),
					joursActifs: [...new Set([...s.actifs, weekdayOf(day(1))])],
					semaines: weeksOf(s.weeks, day),
					joursParSemaine: s.uneven && {
						depuis: day(3),
						cycle: [[weekdayOf(day(1)), weekdayOf(day(2))], ...s.uneven],
					},
					pauseMinutes: s.pause,
					sansTrou: s.sansTrou,
					heuresMinSeance: s.minimum === 1.5 && s.pas === 60 ? 1 : s.minimum,
					vacancesScolaires: s.holidays ? ('B' as const) : undefined,
					heuresParJour: s.capJour,
					heuresParSemaine: s.capSemaine,
					salle: s.salle === null ? null : code(s.salle),
					formateurId: null,
					capaciteMax: s.capacite,
					matieres:
						matieres > 1
							? noms.map((nom, i) => ({
									nom,
									heures: heures[i],
									salles: s.salleDe[i] === null ? [] : [code(s.salleDe[i])],
									formateurs:
										s.formateurDe[i] === null
											? undefined
											: [1 + (s.formateurDe[i] % s.formateurs.length)],
								}))
							: undefined,
				},
				contexte: {
					fuseau: 'Europe/Paris',
					des: s.now ? instantAt(day(s.now.jour), s.now.minutes / 30) : undefined,
					salles,
					formateurs: s.formateurs.map(({ specialites, actif, availabilities }, i) => ({
						idFormateur: i + 1,
						nom: `Formateur ${i + 1}`,
						statut: actif ? 'ACTIF' : 'INACTIF',
						specialites,
						disponibilites: availabilities.map(({ jour, de, duree, type }) => ({
							dateDebut: instantAt(day(jour), de),
							dateFin: instantAt(day(jour), de + duree),
							type,
						})),
					})),
					occupations: s.occupations.map(({ qui, jour, de, duree }, i) => ({
						...(qui < 2 ? { idSalle: qui + 1 } : { idFormateur: qui - 1 }),
						dateDebut: instantAt(day(jour), de),
						dateFin: instantAt(day(jour), de + duree),
						idSession: 100 + i,
					})),
					fermetures: s.fermeture
						? [
								{
									dateDebut: day(s.fermeture.jour),
									dateFin: day(s.fermeture.jour + s.fermeture.duree),
									motif: 'inventaire',
								},
							]
						: [],
				},
			};
		});
}

function weeksOf(
	kind: 'dates' | 'uneSur' | null,
	day: (n: number) => string,
): RequestedWeeks | null {
	if (kind === null) return null;
	if (kind === 'dates') return { dates: [day(0), day(16)] };
	return { uneSur: 2, depuis: day(2) };
}

const rarely = <T>(un: fc.Arbitrary<T>) =>
	fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: un });
const seldom = <T>(un: fc.Arbitrary<T>) =>
	fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: un });
const boolOften = fc.integer({ min: 0, max: 9 }).map((n) => n < 9);

/** Without the rules that the exhaustive search takes long over, but where they are asked for. */
function gentle<
	T extends {
		strict: boolean;
		pause: number | null;
		sansTrou: boolean;
		minimum: number | null;
		trainerDay: number | null;
		trainerWeek: number | null;
	},
>(tire: T): T {
	if (tire.strict) return tire;
	return {
		...tire,
		pause: null,
		sansTrou: false,
		minimum: null,
		trainerDay: null,
		trainerWeek: null,
	};
}

interface Draw {
	salleDe: Array<number | null>;
	formateurDe: Array<number | null>;
	salles: Array<{
		compatible: string[];
		capaciteMax: number;
		disponibleWeekend: boolean;
		disponibleSoir: boolean;
		active: boolean;
	}>;
	formateurs: Array<{ specialites: string[]; actif: boolean; availabilities: unknown[] }>;
	occupations: Array<{ qui: number; jour: number; de: number; duree: number }>;
}

function hunted<T extends Draw>(tire: T): T {
	const salle = {
		compatible: ['F'],
		capaciteMax: 10,
		disponibleWeekend: true,
		disponibleSoir: true,
		active: true,
	};
	const formateur = { specialites: ['F'], actif: true, availabilities: [] };
	return {
		...tire,
		capSemaine: undefined,
		capacite: null,
		salleDe: tire.salleDe.map(() => null),
		formateurDe: tire.formateurDe.map(() => null),
		fermeture: null,
		composee: false,
		salle: null,
		salles: [salle, salle],
		formateurs: [formateur, formateur],
		occupations:
			tire.occupations.length === 0
				? []
				: Array.from({ length: 9 }, (_, jour) => {
						const { qui, de, duree } = tire.occupations[jour % tire.occupations.length];
						return [
							{ qui: (qui + jour * de) % 2, jour, de: 0, duree: 26 },
							{ qui: 2 + ((duree + jour * qui) % 2), jour, de: 0, duree: 26 },
						];
					}).flat(),
	};
}
