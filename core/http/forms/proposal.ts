import { DateTime } from 'luxon';

import type { Fault } from '../../errors/refusal';
import { hoursBetween } from '../../time/instant';
import { escape, html, options, question } from './fields';
import { inWords, formPage, type FormPage } from './pages';
import type { ProposedCreneau, FormState } from './state';
import { dayInWords } from '../../time/french';

const SHOWN = 40;
export const CREATE = 'Créer cette session';
export const CHANGE = 'Modifier la demande';
export const GIVE_UP = 'Abandonner';

interface Vue {
	fuseau: string;
	salles: Map<string, string>;
	formateurs: Map<number, string>;
}

const wall = (iso: string, fuseau: string) =>
	DateTime.fromISO(iso, { zone: fuseau }).setLocale('fr');

function line(
	{ dateDebut, dateFin, salle, formateurId, matiere }: ProposedCreneau,
	{ fuseau, salles, formateurs }: Vue,
): string {
	const debut = wall(dateDebut, fuseau);
	const cells = [
		dayInWords(debut, 'cccc d LLLL yyyy'),
		`${debut.toFormat('HH:mm')} – ${wall(dateFin, fuseau).toFormat('HH:mm')}`,
		salles.get(salle) ?? salle,
		formateurId === null ? 'sans formateur' : (formateurs.get(formateurId) ?? `n° ${formateurId}`),
		...(matiere ? [matiere] : []),
	];
	return `<tr>${cells.map((text) => `<td>${escape(text)}</td>`).join('')}</tr>`;
}

/** The plan as a person reads it: a sentence, then its séances. */
export function describe(
	seances: ProposedCreneau[],
	prouveOptimal: boolean | undefined,
	vue: Vue,
): string {
	const heures = seances.reduce(
		(sum, { dateDebut, dateFin }) => sum + hoursBetween(new Date(dateDebut), new Date(dateFin)),
		0,
	);
	const dates = [seances[0].dateDebut, seances[seances.length - 1].dateFin].map((iso) =>
		dayInWords(wall(iso, vue.fuseau), 'd LLLL yyyy'),
	);
	const proof =
		prouveOptimal === undefined
			? ''
			: prouveOptimal
				? ' Aucun planning valable ne finit plus tôt.'
				: ' C’est le meilleur planning trouvé dans le temps imparti.';
	const matieres = seances.some(({ matiere }) => matiere);
	const headers = ['Date', 'Horaire', 'Salle', 'Formateur', ...(matieres ? ['Matière'] : [])];
	const rest =
		seances.length > SHOWN ? `<p>… et ${seances.length - SHOWN} autres séances.</p>` : '';
	const total = `${seances.length} séance${seances.length > 1 ? 's' : ''}, ${heures} h`;
	const head = headers.map((name) => `<th scope="col">${name}</th>`).join('');
	const shown = seances.slice(0, SHOWN);
	const lines = shown.map((seance) => line(seance, vue)).join('');
	return (
		`<p>${total}, du ${dates[0]} au ${dates[1]}.${proof}</p>` +
		`<table><thead><tr>${head}</tr></thead><tbody>${lines}</tbody></table>` +
		rest
	);
}

/** The plan, shown before anything is written. */
export function askProposal(
	state: FormState,
	text: string,
	warnings: string[],
	faults: Fault[] = [],
): FormPage {
	const notes =
		warnings.length > 0
			? `<ul>${warnings.map((word) => `<li>${escape(word)}</li>`).join('')}</ul>`
			: '';
	return formPage(
		state,
		'proposition',
		'Planning proposé',
		'Continuer',
		[
			html(text + notes),
			question('radio', 'suite', 'Et maintenant ?', CREATE, {
				requiredField: true,
				fieldOptions: options([CREATE, CHANGE, GIVE_UP]),
			}),
		],
		faults,
	);
}

interface Plan {
	heuresPlacables: number;
	heuresProuvees?: boolean;
	impossibiliteProuvee?: boolean;
	blocages: Array<{ date: string; raison: string }>;
	assouplissements: Array<{ description: string }>;
}

/** No plan: how many hours fit, what blocks the days, what would help. */
export function askOtherwise(state: FormState, faults: Fault[], plan?: Plan): FormPage {
	const items = (words: string[]) =>
		`<ul>${words.map((word) => `<li>${escape(word)}</li>`).join('')}</ul>`;
	const blocages =
		plan?.blocages
			.slice(0, 15)
			.map(
				({ date, raison }) =>
					`${dayInWords(DateTime.fromISO(date).setLocale('fr'), 'cccc d LLLL')} : ${raison}`,
			) ?? [];
	const bound = plan?.heuresProuvees === false ? 'au moins' : 'au plus';
	const aides = plan?.assouplissements.map(({ description }) => description) ?? [];
	return formPage(
		{ ...state, propose: undefined },
		'proposition',
		plan?.impossibiliteProuvee === false ? 'Aucun planning trouvé' : 'Aucun planning possible',
		'Continuer',
		[
			html(
				[
					...faults.map((fault) => `<p><strong>${escape(inWords(fault))}</strong></p>`),
					plan ? `<p>${plan.heuresPlacables} h ${bound} peuvent être placées.</p>` : '',
					blocages.length > 0 ? `<p>Ce qui bloque :</p>${items(blocages)}` : '',
					aides.length > 0 ? `<p>Ce qui aiderait :</p>${items(aides)}` : '',
				].join(''),
			),
			question('radio', 'suite', 'Et maintenant ?', CHANGE, {
				requiredField: true,
				fieldOptions: options([CHANGE, GIVE_UP]),
			}),
		],
	);
}
