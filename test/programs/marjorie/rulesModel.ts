import type { Demande, Turn } from './model';

/**
 * A stand-in for a language model that answers by rules: the verb of the question chooses the tool,
 * patterns fill its fields. It believes nothing that a question says about rules, tokens or previews:
 * it knows tools that read or preview only, as the evaluation offers no other.
 */
export function answerByRules({ messages }: Demande): Turn {
	if (messages.some(({ role }) => role === 'tool')) return { say: 'Voilà.' };
	const question = String(messages.filter(({ role }) => role === 'user').at(-1)?.content);
	const [, tool] = choices.find(([pattern]) => pattern.test(fold(question)))!;
	return { call: tool, args: Object.fromEntries(fieldsOf(tool, question)) };
}

const fold = (text: string) =>
	text
		.normalize('NFKD')
		.replace(/[\u0300-\u036f]/g, '')
		.replaceAll('’', "'")
		.toLowerCase();

/** In this order: the first that fits is the tool. */
const choices: Array<[pattern: RegExp, tool: string]> = [
	[/etait absent|manquees/, 'attendance'],
	[/alerte|attention|faute d'inscrits|ne tiennent-elles plus/, 'alerts'],
	[/^pourquoi|^comment la place|qui a desiste/, 'explain_decision'],
	[/\bun cap\b.*(\d h|matiere)|cap bijou/, 'plan_cap'],
	[/malade du|en travaux|le centre ferme|ferme le centre|remplacant a|en conge/, 'preview_repair'],
	[
		/reporte|deplace|decale|confirme[rz]?\b|(si j')?annule la session|passe la session|ajoute deux places|remplacer le form/,
		'preview_change_session',
	],
	[/promeu|promotion|fais monter|place libre de la session|ignore la file/, 'preview_promote'],
	[/desiste|annule sa venue|retire|abandonne|enleve|ne viendra plus/, 'preview_withdraw'],
	[
		/\binscris\b|inscription de|si j'inscris|mettre l[ea] candidat|^ajoute|^mets|rejoindre/,
		'preview_enrol',
	],
	[/occupation|les plus utilisees|combien d'heures|sert-elle/, 'occupancy_report'],
	[
		/planifie|propose un plan|caser|^case|prepare une session|organise|je voudrais .* h /,
		'plan_sessions',
	],
	[
		/libres? (pour|la|le)|une salle|ou (peut-on|mettre)|creneaux restent|est-elle libre/,
		'free_slots',
	],
	[
		/qui est|combien de personnes|combien reste|fiche|file d'attente|dates de la session|est-elle inscrite|adresses/,
		'session_sheet',
	],
	[/./, 'find_sessions'],
];

const MONTHS =
	'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre'.split(' ');
const DAYS = 'lundi mardi mercredi jeudi vendredi samedi dimanche'.split(' ');

type Fields = Array<[name: string, value: string | number]>;

function fieldsOf(tool: string, question: string): Fields {
	const text = fold(question);
	const fields: Fields = [];
	const add = (name: string, value: string | number | undefined) => {
		if (value !== undefined && value !== '') fields.push([name, value]);
	};
	const session = sessionIn(text);
	const people = personIn(question);
	const [from, to] = datesIn(text);
	switch (tool) {
		case 'alerts':
			add('horizon', numberBefore(text, 'prochains jours'));
			break;
		case 'session_sheet':
		case 'attendance':
			add('session', session);
			break;
		case 'explain_decision':
		case 'preview_enrol':
		case 'preview_promote':
			add('session', session);
			add('personne', people);
			break;
		case 'preview_withdraw':
			add('session', session);
			add('personne', people);
			add('motif', /,\s*(?:elle|il) (.+?)\.?$/.exec(text)?.[1]);
			break;
		case 'preview_change_session':
			add('session', session);
			add('action', actionIn(text));
			if (actionIn(text) === 'DEPLACER') {
				if (/seance du/.test(text)) add('seance', from);
				else add('dateDebut', from);
				add('heureDebut', /a (\d+) h/.exec(text)?.[1]);
				add('salle', roomIn(text));
				add('formateur', people);
			}
			add(
				'places',
				Number(/(\d+) places|fera (\d+)/.exec(text)?.slice(1).find(Boolean)) || undefined,
			);
			break;
		case 'preview_repair':
			add('formateur', people);
			add('salle', roomIn(text));
			add('dateDebut', from);
			add('dateFin', to ?? from);
			break;
		case 'occupancy_report':
			add('annee', Number(/20\d\d/.exec(text)?.[0]));
			add('mois', MONTHS.findIndex((month) => text.includes(month)) + 1 || undefined);
			add('salle', roomIn(text));
			add('formateur', people);
			break;
		case 'plan_cap':
			add('formation', 'CAP_BJ');
			add('matieres', subjectsIn(question).join(' ; '));
			add('heuresParSemaine', numberBefore(text, 'h par semaine'));
			add('jours', daysIn(text));
			add('dateDebut', from);
			add('dateFin', to);
			break;
		default:
			add('formation', trainingIn(text));
			add('heures', Number(/(\d+(?:,\d)?) h\b/.exec(text)?.[1].replace(',', '.')) || undefined);
			add('places', numberBefore(text, 'personnes') ?? numberAfter(text, 'groupe de'));
			add('salle', roomIn(text));
			add('formateur', people);
			add('equipement', /avec un (\w+)/.exec(text)?.[1]);
			add('jours', daysIn(text));
			add('creneaux', /soir|matin|apres-midi/.exec(text)?.[0].toUpperCase().replace('-', '_'));
			if (text.includes('avant')) add('dateFin', from);
			else {
				add('dateDebut', from);
				add('dateFin', to ?? (tool === 'find_sessions' ? undefined : from));
			}
	}
	return fields;
}

const numberBefore = (text: string, word: string) =>
	Number(new RegExp(`(\\d+) ${word}`).exec(text)?.[1]) || undefined;
const numberAfter = (text: string, word: string) =>
	Number(new RegExp(`${word} (\\d+)`).exec(text)?.[1]) || undefined;

function actionIn(text: string) {
	if (/confirme/.test(text)) return 'CONFIRMER';
	if (/annule/.test(text)) return 'ANNULER';
	return /places/.test(text) ? 'CAPACITE' : 'DEPLACER';
}

const TRAININGS: Array<[pattern: RegExp, code: string]> = [
	[/\bcap\b/, 'CAP_BJ'],
	[/perfectionnement sertissage/, 'perfectionnement sertissage'],
	[/sertissage/, 'initiation sertissage'],
	[/bijouterie|bijou/, 'initiation bijouterie'],
	[/gemmologie/, 'gemmologie'],
	[/lapidaire/, 'lapidaire'],
	[/polissage/, 'polissage'],
	[/\bcao\b/, 'CAO'],
	[/histoire de l'art/, "histoire de l'art"],
];
const trainingIn = (text: string) => TRAININGS.find(([pattern]) => pattern.test(text))?.[1];

const sessionIn = (text: string) => /session (\d+)/.exec(text)?.[1] ?? trainingIn(text);

function roomIn(text: string) {
	const found = /atelier ([a-e])\b|salle (informatique|theorie|reunion|de taille)/.exec(text);
	if (found?.[1]) return `Atelier ${found[1].toUpperCase()}`;
	return found?.[2].replace('de ', '');
}

/** Whoever is named: an address, a key, « Mme Simon », « Léa Martin ». */
function personIn(question: string) {
	const key = /[\w.]+@[\w.]+\w|eleve:\d+/.exec(question)?.[0];
	if (key) return key;
	const candidat = /Candidat (\d+)/.exec(question)?.[1];
	if (candidat) return `candidat:${candidat}`;
	const title = /(?:Mme|M\.) (\p{Lu}[\p{L}-]+)/u.exec(question)?.[1];
	if (title) return title;
	const robert = /Robert[^à]+/.exec(question)?.[0].trim();
	if (robert) return robert;
	const names = [
		...question
			.replace(/^(?:Pourquoi|Planifie|Retire|Inscris|Désiste|Promeus|Enlève) /, '')
			.matchAll(/(\p{Lu}[\p{Ll}]+) (\p{Lu}[\p{Ll}-]+)/gu),
	].map(([all]) => all);
	return (
		names.find(
			(name) => !/^(Atelier|Salle|Inscris|Désiste|Retire|Promeus|Enlève|Ajoute)/.test(name),
		) ??
		/(?:Inscris|Désiste|Retire|Promeus|Enlève) (?:la candidate )?(\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+)/u.exec(
			question,
		)?.[1]
	);
}

const daysIn = (text: string) =>
	DAYS.filter((day) => text.includes(day))
		.map((day) => day.toUpperCase())
		.join(', ');

const SUBJECT = /(sertissage|dessin|bijouterie|polissage|gemmologie)/;
function subjectsIn(question: string): string[] {
	const text = question.toLowerCase();
	const before = [
		...text.matchAll(/(\d+) h (?:de |d')?(sertissage|dessin|bijouterie|polissage|gemmologie)/g),
	];
	const found = before.map(([, hours, subject]) => `${subject} ${hours} h`);
	const after = [
		...text.matchAll(
			/(sertissage|dessin|bijouterie|polissage|gemmologie) (\d+) h((?: en atelier \w)?(?: avec [^,;.]+)?)/g,
		),
	];
	return SUBJECT.test(text) && after.length > 0
		? after.map(([, subject, hours, where]) => `${subject} ${hours} h${where}`)
		: found;
}

/** The first and last day that a question names, in its order; a month alone is the whole of it. */
function datesIn(text: string): [string | undefined, string | undefined] {
	const year = Number(/20\d\d/.exec(text)?.[0] ?? 2027);
	const iso = (y: number, month: string, day: number) =>
		`${y}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
	const month = `(${MONTHS.join('|')})`;
	const range = new RegExp(
		`(?:du|le) (\\d{1,2})(?:er)? (?:au|et le) (\\d{1,2})(?:er)? ${month}`,
	).exec(text);
	if (range) return [iso(year, range[3], Number(range[1])), iso(year, range[3], Number(range[2]))];
	const days = [...text.matchAll(new RegExp(`(\\d+)(?:er)? ${month}(?: (20\\d\\d))?`, 'g'))];
	const [first, second] = days.map(([, day, name, itsYear]) =>
		iso(Number(itsYear ?? year), name, Number(day)),
	);
	const months = [...text.matchAll(new RegExp(`${month}(?: (20\\d\\d))?`, 'g'))];
	const lastOf = ([, name, itsYear]: RegExpMatchArray) => {
		const y = Number(itsYear ?? year);
		return iso(y, name, new Date(Date.UTC(y, MONTHS.indexOf(name) + 1, 0)).getUTCDate());
	};
	if (first) {
		const ending = months.length > days.length ? lastOf(months.at(-1)!) : undefined;
		return [first, second ?? ending];
	}
	if (/printemps/.test(text)) return [`${year}-03-20`, `${year}-06-20`];
	if (/noel/.test(text)) return [`${year}-12-25`, undefined];
	if (months.length === 0) return [undefined, undefined];
	const [, name, itsYear] = months[0];
	if (/apres/.test(text))
		return [
			lastOf(months[0]).replace(
				/(\d+)-(\d+)-\d+/,
				(_, y, m) => `${y}-${String(Number(m) + 1).padStart(2, '0')}-01`,
			),
			undefined,
		];
	return [iso(Number(itsYear ?? year), name, 1), lastOf(months.at(-1)!)];
}
