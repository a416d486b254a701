import { refuse } from '../errors/refusal';

/** A subject as a person says it, its rooms and trainers still by name. */
export interface ToldMatiere {
	nom: string;
	heures: number;
	salles: string[];
	formateurs: string[];
}

/** « 180 h », « 7,5 heures ». */
const HEURES = /(?<!\d)(\d+(?:[.,]\d+)?)\s*h(?:eures?)?(?![\p{L}\d])/iu;
const AVEC = /\s(?:avec|par)\s(.+)$/iu;
const SALLE = /(?:^|\s)(?:en|dans|à|au|salle)\s(?:la\s|le\s|l['’]\s?)?(.+)$/iu;

/**
 * « Sertissage 180 h en atelier B avec Laurent ; dessin 60 h » as subjects. Subjects are separated by
 * a comma, a semicolon, a line or « puis »; several rooms or trainers by « ou », « et » or « / »,
 * each of them may then serve.
 * @throws Refusal CHAMP_INVALIDE naming the part that has no hours, or no name
 */
export function matieresInWords(text: string): ToldMatiere[] {
	const parts = text
		.split(/[;\n]|,(?!\d)|\spuis\s/iu)
		.map((part) => part.trim())
		.filter(Boolean);
	if (parts.length === 0)
		throw refuse(
			'CHAMP_INVALIDE',
			'matieres',
			'au moins une matière est attendue, avec ses heures',
		);
	return parts.map(readPart);
}

function readPart(part: string): ToldMatiere {
	const hours = HEURES.exec(part);
	if (!hours)
		throw refuse(
			'CHAMP_INVALIDE',
			'matieres',
			`« ${part} » : les heures manquent, par exemple « Sertissage 180 h en atelier B avec Laurent »`,
		);
	const heures = Number(hours[1].replace(',', '.'));
	const rest = part.replace(hours[0], ' ').replace(/\s+/g, ' ').trim();
	const trainers = AVEC.exec(rest);
	const withoutTrainers = trainers ? rest.slice(0, trainers.index) : rest;
	const rooms = SALLE.exec(withoutTrainers);
	const nom = (rooms ? withoutTrainers.slice(0, rooms.index) : withoutTrainers)
		.replace(/^(?:et\s+|de\s+|du\s+|d['’]\s*)+/iu, '')
		.replace(/\s?[:–-]\s?$/u, '')
		.trim();
	if (!nom) throw refuse('CHAMP_INVALIDE', 'matieres', `« ${part} » : le nom de la matière manque`);
	return {
		nom: nom[0].toUpperCase() + nom.slice(1),
		heures,
		salles: rooms ? sharingFirstWord(alternatives(rooms[1])) : [],
		formateurs: trainers ? alternatives(trainers[1]) : [],
	};
}

const alternatives = (text: string): string[] =>
	text
		.split(/\s(?:ou|et)\s|\//iu)
		.map((one) => one.trim())
		.filter(Boolean);

/** « atelier A ou B » names atelier A and atelier B. */
function sharingFirstWord(names: string[]): string[] {
	const [first] = names;
	const word = /^(\p{L}{3,})\s/u.exec(first ?? '')?.[1];
	return names.map((name) => (word && /^\p{L}$|^\d+$/u.test(name) ? `${word} ${name}` : name));
}
