import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

import { demoCrm } from './demoCrm.mjs';
import { until } from '../process/processes.mjs';
import { say, warn } from '../progress.mjs';

/** @import { Stack } from '../startStack.mjs' */
/** @import { Mail } from '../peers/startMailCatcher.mjs' */
/** @import { DemoCrm, Person } from './demoCrm.mjs' */

/** @typedef {{ action: string, sessionId: number, told: string[], data?: object, again?: boolean }} Event */
/** @typedef {{ action: string, told: () => Promise<string[]>, data?: object | (() => Promise<object>), again?: boolean }} Scene */
/** @typedef {{ id_session: number, salle_principale: string, jour: string, formateur: string }} DemoSession */

const PATIENCE = 25_000;
/** @param {Person} person */
const name = ({ prenom, nom }) => `${prenom} ${nom}`;
/**
 * @param {string} label
 * @param {string} text
 */
const line = (label, text) => console.log(`      ${label.padEnd(9)} ${text}`);
/** @param {unknown} value */
const short = (value) =>
	JSON.stringify(value)
		.replace(/"motDePasse":"[^"]*"/, '"motDePasse":"…"')
		.slice(0, 200);

/** @param {string[]} texts */
function counted(texts) {
	/** @type {Map<string, number>} */
	const counts = new Map();
	for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
	return [...counts];
}

/**
 * Whether to play: once for each embedded centre unless asked; never by itself on somebody's own
 * database or mail server.
 * @param {Stack} stack
 * @param {boolean | undefined} asked
 * @param {string} played
 */
function isWanted({ settings }, asked, played) {
	if (asked !== undefined) return asked;
	if (settings.databaseUrl || settings.smtpUrl || settings.crmBaseUrl) {
		say(
			'No demonstration with your own database, mail server or CRM (npm start -- --demo plays it there too).',
		);
		return false;
	}
	if (existsSync(played)) {
		say(
			`The demonstration was played on ${readFileSync(played, 'utf8')} (npm start -- --demo plays it again).`,
		);
		return false;
	}
	return true;
}

/**
 * Posts one event and shows what became of it: answer, decisions, places and queue, mails, return call.
 * @param {Stack} stack
 * @param {DemoCrm} crm
 * @param {Event} event
 */
async function play(stack, crm, { action, sessionId, told, data = {}, again }) {
	const {
		webhooks,
		crm: { token },
	} = stack.ready;
	const correlationId = `demo-${randomUUID()}`;
	const post = async () => {
		const begin = Date.now();
		const response = await fetch(`${webhooks}/session-action`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'X-CRM-Token': token },
			body: JSON.stringify({ action, sessionId, correlationId, data }),
			signal: AbortSignal.timeout(PATIENCE),
		});
		return { status: response.status, text: await response.text(), ms: Date.now() - begin };
	};
	const since = await crm.now();
	const mailsBefore = (await stack.mail?.readMails())?.at(-1)?.id ?? 0;
	console.log(`\n    ▶ ${action}`);
	for (const sentence of told) line('CRM', sentence);
	const answer = await post();
	line('answer', `${answer.status} ${answer.text.slice(0, 160)} (${answer.ms} ms)`);
	if (answer.status === 404 && /not registered/.test(answer.text))
		throw new Error('the workflow behind /webhook/session-action is not published');

	/** @param {{ body?: { correlationId?: string }, status: number }} callback */
	const isOurs = ({ body, status }) => body?.correlationId === correlationId && status < 300;
	const returned = await until(() => stack.crm?.callbacks.find(isOurs), {
		timeout: stack.crm ? PATIENCE : 0,
	});
	const decisions = await crm.decisions(since);
	for (const [sentence, times] of counted(
		decisions.map(({ message, regle }) => `${message} [${regle}]`),
	))
		line('decided', `${sentence}${times > 1 ? ` ×${times}` : ''}`);
	line('session', `${sessionId}: ${await crm.situation(sessionId)}`);
	const others = new Set(decisions.map(({ id_session }) => Number(id_session)));
	others.delete(sessionId);
	for (const other of others) line('', `${other}: ${await crm.situation(other)}`);
	/** @type {Mail[]} */
	const mails = (await stack.mail?.readMails()) ?? [];
	for (const mail of mails.filter(({ id }) => id > mailsBefore)) {
		const names = mail.attachments.flatMap(({ filename }) => (filename ? [filename] : []));
		const files = names.map((filename) => ` + ${filename}`).join('');
		line('mail', `${mail.envelope.to.join(', ')}: ${mail.subject}${files}`);
	}
	if (returned) {
		const { body, valid } = returned;
		const signature = `signature ${valid ? 'right' : 'WRONG'}`;
		line('returned', `${body?.response}, ${signature}, data ${short(body?.data)}`);
	} else if (stack.crm) line('returned', `nothing within ${PATIENCE / 1000} s`);
	if (again) {
		const second = await post();
		line('again', `${second.status} ${second.text.slice(0, 160)}`);
	}
	return Boolean(returned) || !stack.crm;
}

/**
 * The eight events of the contract, on a session made for it in the sample centre.
 * @param {DemoCrm} crm
 * @param {DemoSession} session
 * @param {{ eleves: Person[], candidats: Person[] }} people
 * @returns {Scene[]}
 */
function scenes(
	crm,
	{ id_session: idSession, salle_principale: salle, jour, formateur },
	{ eleves: [first, second, third], candidats: [candidat, convert] },
) {
	return [
		{
			action: 'SESSION_CREATED',
			told: async () => [
				`session ${idSession} made: Initiation sertissage, ${jour}, ${salle}, ${formateur}, 2 places`,
			],
		},
		{
			action: 'ELEVE_INSCRIT',
			again: true,
			data: { eleveId: first.id_eleve },
			told: async () => {
				await crm.enrol(idSession, first, 'INSCRIT');
				return [`${name(first)} enrolled`];
			},
		},
		{
			action: 'PLACE_LIBEREE',
			told: async () => {
				await crm.enrol(idSession, second, 'INSCRIT');
				await crm.enrol(idSession, candidat, 'EN_ATTENTE');
				await crm.enrol(idSession, third, 'EN_ATTENTE');
				await crm.change(idSession, second, 'ANNULE');
				return [
					`${name(second)} took the last place; ${name(candidat)} (candidat), then ${name(third)} (élève) ` +
						'queued',
					`${name(second)} withdraws: whose is the place?`,
				];
			},
		},
		{
			action: 'PROMOTION_ATTENTE',
			data: { candidatId: candidat.id_candidat },
			told: async () => {
				await crm.raiseCapacity(idSession, 3);
				await crm.change(idSession, candidat, 'INSCRIT');
				return [`a third place; ${name(candidat)} given it by hand`];
			},
		},
		{
			action: 'ELEVE_CONVERTI',
			data: async () => ({
				candidatId: convert.id_candidat,
				eleveId: (await crm.convert(convert)).id_eleve,
				login: convert.email,
				motDePasse: randomUUID().slice(0, 12),
				urlConnexion: 'https://crm.example/connexion',
			}),
			told: async () => {
				await crm.enrol(idSession, convert, 'EN_ATTENTE');
				await crm.raiseCapacity(idSession, 4);
				return [
					`${name(convert)}, candidat in the queue, becomes an élève; a fourth place is free`,
				];
			},
		},
		{ action: 'SESSION_CONFIRMEE', told: async () => ['the session is confirmed'] },
		{ action: 'RAPPEL_SESSION', told: async () => ['a reminder is asked for'] },
		{
			action: 'SESSION_ANNULEE',
			data: { motif: 'Formatrice absente' },
			told: async () => ['the session is cancelled'],
		},
	];
}

/**
 * Plays the eight events and shows what each did.
 * @param {boolean | undefined} asked `--demo`, `--no-demo`, or neither
 * @param {Stack} stack
 */
export async function playDemo(stack, asked) {
	const played = join(stack.settings.folder, 'demo-played');
	if (!isWanted(stack, asked, played)) return;
	const client = new pg.Client(stack.ready.databaseUrl);
	client.on('error', () => {});
	await client.connect();
	const begin = Date.now();
	try {
		say('Demonstration: the CRM does something with its own SQL and reports it by an event');
		const crm = demoCrm(client);
		const people = await crm.people();
		const session = await crm.createSession(2);
		let answered = 0;
		for (const { action, told, data, again } of scenes(crm, session, people)) {
			const sentences = await told();
			const ok = await play(stack, crm, {
				action,
				sessionId: session.id_session,
				told: sentences,
				again,
				data: typeof data === 'function' ? await data() : data,
			});
			if (ok) answered += 1;
		}
		console.log('');
		if (answered === 8)
			say(`✓ Eight events played (${((Date.now() - begin) / 1000).toFixed(1)} s)`);
		else warn(`${8 - answered} of 8 events got no return call`);
		if (answered === 8)
			writeFileSync(
				played,
				new Date().toLocaleString('en-GB', {
					timeZone: 'Europe/Paris',
					dateStyle: 'long',
					timeStyle: 'short',
				}),
			);
	} finally {
		await client.end();
	}
}
