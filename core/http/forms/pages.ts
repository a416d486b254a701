import type { Fault } from '../../errors/refusal';
import { choicesOf, escape, html, options, question, toJson, type FormField } from './fields';
import { writeState, type FormState, type FormStep } from './state';

export type FormType = 'COURTE' | 'CAP';

/** A page for n8n's Form node, or the last one. */
export interface FormPage {
	/** `suite`: a page to fill in; `cree`: the session is written; `fin`: given up. */
	sorte: 'suite' | 'cree' | 'fin';
	titre: string;
	bouton: string;
	/** JSON of the fields. */
	champs: string;
	/** The words of the last page. */
	message: string;
}

export const LEFT_OPEN = 'Laisser le planificateur choisir';
const JOURS = ['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi', 'Dimanche'];
const CRENEAUX = ['Matin', 'Midi', 'Après-midi', 'Soir'];

const names = new Map(
	Object.entries({
		demandePar: 'Demandé par',
		dateDebut: 'Date de début',
		dateFin: 'Date de fin',
		dateFinGlobale: 'Date de fin',
		joursActifs: 'Jours actifs',
		creneaux: 'Créneaux',
		notesComplementaires: 'Notes',
		formation: 'Formation',
		dureeHeures: 'Durée',
		capaciteMax: 'Places',
		heuresParSemaine: 'Heures par semaine',
		salle: 'Salle',
		formateurId: 'Formateur',
		matieres: 'Matières',
	}),
);

/** A fault with the label of its question: « Durée : un nombre entier est attendu ». */
export function inWords({ path, message }: Fault): string {
	const nom = names.get(path.replace(/\[.*/, '').split('.').pop() ?? '');
	return nom && !message.startsWith(nom) ? `${nom} : ${message}` : message;
}

/** A page to fill in: what is wrong on top, the state hidden below. */
export function formPage(
	state: FormState,
	stage: FormStep,
	titre: string,
	bouton: string,
	fields: FormField[],
	faults: Fault[] = [],
): FormPage {
	const errors =
		faults.length > 0
			? [
					html(
						[
							'<p><strong>À corriger :</strong></p><ul>',
							...faults.map((fault) => `<li>${escape(inWords(fault))}</li>`),
							'</ul>',
						].join(''),
					),
				]
			: [];
	const cache: FormField = {
		fieldType: 'hiddenField',
		fieldName: 'etat',
		fieldValue: writeState({ ...state, stage }),
	};
	return {
		sorte: 'suite',
		titre,
		bouton,
		champs: toJson([...errors, ...fields, cache]),
		message: '',
	};
}

export const last = (sorte: 'cree' | 'fin', titre: string, message: string): FormPage => ({
	sorte,
	titre,
	message,
	bouton: '',
	champs: '[]',
});

/** The first page asked again: its own fields are n8n's Form Trigger's. */
export function askWindow(state: FormState, faults: Fault[] = []): FormPage {
	const { reponses: r } = state;
	return formPage(
		state,
		'fenetre',
		'Quand ?',
		'Continuer',
		[
			question('text', 'demandePar', 'Demandé par', r.demandePar, { requiredField: true }),
			question('date', 'dateDebut', 'Date de début', r.dateDebut, { requiredField: true }),
			question('date', 'dateFin', 'Date de fin', r.dateFin, { requiredField: true }),
			question('checkbox', 'joursActifs', 'Jours actifs', r.joursActifs, {
				requiredField: true,
				fieldOptions: options(JOURS),
			}),
			question('checkbox', 'creneaux', 'Créneaux', r.creneaux, {
				requiredField: true,
				fieldOptions: options(CRENEAUX),
			}),
			question('textarea', 'notesComplementaires', 'Notes complémentaires', r.notesComplementaires),
		],
		faults,
	);
}

interface Formation {
	code: string;
	nom: string;
	dureeHeures: number | null;
}

const formationChoices = ({ nom, code, dureeHeures }: Formation) =>
	choicesOf(dureeHeures ? `${nom}, ${dureeHeures} h` : nom, code);

export function askFormation(
	state: FormState,
	formations: Formation[],
	faults: Fault[] = [],
): FormPage {
	const currentOne = formations.find(({ code }) => code === state.reponses.formation);
	return formPage(
		state,
		'formation',
		'Quelle formation ?',
		'Continuer',
		[
			question('dropdown', 'formation', 'Formation', currentOne && formationChoices(currentOne), {
				requiredField: true,
				fieldOptions: options(formations.map(formationChoices)),
			}),
		],
		faults,
	);
}

interface Resources {
	formation: Formation;
	salles: Array<{ code: string; nom: string; capaciteMax: number | null }>;
	formateurs: Array<{ idFormateur: number; nom: string; prenom: string }>;
}

const roomChoices = ({ nom, capaciteMax, code }: Resources['salles'][number]) =>
	choicesOf(`${nom} (${capaciteMax ?? '?'} places)`, code);
const trainerChoices = ({ nom, prenom, idFormateur }: Resources['formateurs'][number]) =>
	choicesOf(`${prenom} ${nom}`, idFormateur);

export function askDetails(
	state: FormState,
	type: FormType,
	{ formation, salles, formateurs }: Resources,
	faults: Fault[] = [],
): FormPage {
	const { reponses: r } = state;
	const salle = salles.find(({ code }) => code === r.salle);
	const formateur = formateurs.find(({ idFormateur }) => String(idFormateur) === r.formateurId);
	return formPage(
		state,
		'details',
		formation.nom,
		'Chercher un planning',
		[
			question(
				'number',
				'dureeHeures',
				'Durée en heures (celle du catalogue, à changer au besoin)',
				r.dureeHeures ?? formation.dureeHeures,
				{ requiredField: true },
			),
			question('dropdown', 'salle', 'Salle', salle ? roomChoices(salle) : LEFT_OPEN, {
				fieldOptions: options([LEFT_OPEN, ...salles.map(roomChoices)]),
			}),
			question(
				'dropdown',
				'formateur',
				'Formateur',
				formateur ? trainerChoices(formateur) : LEFT_OPEN,
				{ fieldOptions: options([LEFT_OPEN, ...formateurs.map(trainerChoices)]) },
			),
			question('number', 'capaciteMax', 'Places (vide : celles de la salle)', r.capaciteMax),
			...(type === 'CAP'
				? [
						question(
							'number',
							'heuresParSemaine',
							'Heures par semaine, au plus (vide : sans limite)',
							r.heuresParSemaine,
						),
						question(
							'textarea',
							'matieres',
							'Matières, une par ligne : nom ; heures ; salles ; formateurs (vide : une seule matière)',
							r.matieres,
							{ placeholder: 'Sertissage ; 180 ; ATEL_B ; 1' },
						),
					]
				: []),
		],
		faults,
	);
}
