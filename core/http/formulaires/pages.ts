import type { Faute } from '../../errors/refus';
import { choix, escape, html, options, question, toJson, type Champ } from './champs';
import { writeEtat, type Etat, type Etape } from './etat';

export type TypeFormulaire = 'COURTE' | 'CAP';

/** A page for n8n's Form node, or the last one. */
export interface Page {
	/** `suite`: a page to fill in; `cree`: the session is written; `fin`: given up. */
	sorte: 'suite' | 'cree' | 'fin';
	titre: string;
	bouton: string;
	/** JSON of the fields. */
	champs: string;
	/** The words of the last page. */
	message: string;
}

export const LIBRE = 'Laisser le planificateur choisir';
const JOURS = ['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi', 'Dimanche'];
const CRENEAUX = ['Matin', 'Midi', 'Après-midi', 'Soir'];

const noms: Record<string, string> = {
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
};

/** A fault with the label of its question: « Durée : un nombre entier est attendu ». */
export function inWords({ path, message }: Faute): string {
	const nom = noms[path.replace(/\[.*/, '').split('.').pop() ?? ''];
	return nom && !message.startsWith(nom) ? `${nom} : ${message}` : message;
}

/** A page to fill in: what is wrong on top, the state hidden below. */
export function page(
	etat: Etat,
	etape: Etape,
	titre: string,
	bouton: string,
	champs: Champ[],
	fautes: Faute[] = [],
): Page {
	const erreurs =
		fautes.length > 0
			? [
					html(
						`<p><strong>À corriger :</strong></p><ul>${fautes.map((faute) => `<li>${escape(inWords(faute))}</li>`).join('')}</ul>`,
					),
				]
			: [];
	const cache: Champ = {
		fieldType: 'hiddenField',
		fieldName: 'etat',
		fieldValue: writeEtat({ ...etat, etape }),
	};
	return {
		sorte: 'suite',
		titre,
		bouton,
		champs: toJson([...erreurs, ...champs, cache]),
		message: '',
	};
}

export const last = (sorte: 'cree' | 'fin', titre: string, message: string): Page => ({
	sorte,
	titre,
	message,
	bouton: '',
	champs: '[]',
});

/** The first page asked again: its own fields are n8n's Form Trigger's. */
export function askFenetre(etat: Etat, fautes: Faute[] = []): Page {
	const { reponses: r } = etat;
	return page(
		etat,
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
		fautes,
	);
}

interface Formation {
	code: string;
	nom: string;
	dureeHeures: number | null;
}

export const choixFormation = ({ nom, code, dureeHeures }: Formation) =>
	choix(dureeHeures ? `${nom}, ${dureeHeures} h` : nom, code);

export function askFormation(etat: Etat, formations: Formation[], fautes: Faute[] = []): Page {
	const actuelle = formations.find(({ code }) => code === etat.reponses.formation);
	return page(
		etat,
		'formation',
		'Quelle formation ?',
		'Continuer',
		[
			question('dropdown', 'formation', 'Formation', actuelle && choixFormation(actuelle), {
				requiredField: true,
				fieldOptions: options(formations.map(choixFormation)),
			}),
		],
		fautes,
	);
}

interface Ressources {
	formation: Formation;
	salles: Array<{ code: string; nom: string; capaciteMax: number | null }>;
	formateurs: Array<{ idFormateur: number; nom: string; prenom: string }>;
}

const choixSalle = ({ nom, capaciteMax, code }: Ressources['salles'][number]) =>
	choix(`${nom} (${capaciteMax ?? '?'} places)`, code);
const choixFormateur = ({ nom, prenom, idFormateur }: Ressources['formateurs'][number]) =>
	choix(`${prenom} ${nom}`, idFormateur);

export function askDetails(
	etat: Etat,
	type: TypeFormulaire,
	{ formation, salles, formateurs }: Ressources,
	fautes: Faute[] = [],
): Page {
	const { reponses: r } = etat;
	const salle = salles.find(({ code }) => code === r.salle);
	const formateur = formateurs.find(({ idFormateur }) => String(idFormateur) === r.formateurId);
	return page(
		etat,
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
			question('dropdown', 'salle', 'Salle', salle ? choixSalle(salle) : LIBRE, {
				fieldOptions: options([LIBRE, ...salles.map(choixSalle)]),
			}),
			question(
				'dropdown',
				'formateur',
				'Formateur',
				formateur ? choixFormateur(formateur) : LIBRE,
				{ fieldOptions: options([LIBRE, ...formateurs.map(choixFormateur)]) },
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
		fautes,
	);
}
