import { Refusal, type Fault } from '../../errors/refusal';

export interface ReadMatiere {
	nom: string;
	heures: number;
	salles?: string[];
	formateurs?: number[];
}

const parts = (text: string | undefined) =>
	(text ?? '')
		.split(',')
		.map((part) => part.trim())
		.filter(Boolean);

/**
 * The subjects of a CAP as people write them, one a line: « Sertissage ; 180 ; ATEL_B, ATEL_A ; 1 »
 * (name, hours, rooms, trainers' numbers).
 * @throws Refusal CHAMP_INVALIDE naming the lines that can't be read
 */
export function readMatieres(text: string | undefined): ReadMatiere[] | undefined {
	const faults: Fault[] = [];
	const readOnes = (text ?? '')
		.split(/\r?\n/)
		.map((row, i) => ({ ligne: row.trim(), n: i + 1 }))
		.filter(({ ligne }) => ligne)
		.map(({ ligne, n }): ReadMatiere => {
			const [nom, heures, salles, formateurs] = ligne.split(';').map((part) => part.trim());
			const number = Number(/^\d+([.,]\d+)?(?=\s*h?$)/i.exec(heures ?? '')?.[0].replace(',', '.'));
			const numbers = parts(formateurs).map(Number);
			const fault = (quoi: string) =>
				faults.push({
					path: `matieres[${n - 1}]`,
					message: `ligne ${n} : ${quoi}`,
					code: 'CHAMP_INVALIDE',
				});
			if (!nom) fault('un nom est attendu avant le premier point-virgule');
			if (!number)
				fault('un nombre d’heures est attendu après le nom, par exemple « Sertissage ; 180 »');
			if (numbers.some((numero) => !Number.isInteger(numero) || numero <= 0))
				fault('les formateurs sont des numéros, séparés par des virgules');
			return {
				nom: nom ?? '',
				heures: number,
				...(salles && { salles: parts(salles) }),
				...(numbers.length > 0 && { formateurs: numbers }),
			};
		});
	if (faults.length > 0) throw new Refusal(faults);
	return readOnes.length > 0 ? readOnes : undefined;
}
