import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

import { plannedFailures } from './plannedFailures.mjs';
import { readBody, sendJson, serve } from './serve.mjs';
import { attachment, listPage, mailPage, originalHtml } from './mailPages.mjs';

/** In memory only: a login mail carries a password, and nothing here may leave one on disk. */
const KEPT = 5_000;

/** @import { AddressObject } from 'mailparser' */
/** @import { SMTPServerSession } from 'smtp-server' */

/** @typedef {Awaited<ReturnType<typeof readMail>>} Mail */

/** @param {AddressObject | AddressObject[] | undefined} field */
const addresses = (field) => {
	const values = field ? [field].flat().flatMap(({ value }) => value) : [];
	return values.map(({ address }) => address);
};

/**
 * A mail as it came. It is read when somebody looks, and then once: the sender waits for no parser, as
 * little as with the mail server that a school has.
 * @param {Buffer} raw
 * @param {SMTPServerSession} session
 * @param {number} id
 */
function keepMail(raw, { envelope }, id) {
	const receivedAt = new Date().toISOString();
	/** @type {ReturnType<typeof readMail> | undefined} */
	let mail;
	return { id, read: () => (mail ??= readMail(raw, envelope, id, receivedAt)) };
}

/**
 * @param {Buffer} raw
 * @param {SMTPServerSession['envelope']} envelope
 * @param {number} id
 * @param {string} receivedAt
 */
async function readMail(raw, envelope, id, receivedAt) {
	// Texts made from HTML and pictures made into links are for mail programs; here they took two fifths of the time.
	const parsed = await simpleParser(raw, {
		skipTextToHtml: true,
		skipTextLinks: true,
		skipImageLinks: true,
	});
	return {
		id,
		receivedAt,
		messageId: parsed.messageId,
		from: parsed.from?.value[0]?.address,
		to: addresses(parsed.to),
		cc: addresses(parsed.cc),
		envelope: {
			from: envelope.mailFrom ? envelope.mailFrom.address : undefined,
			to: envelope.rcptTo.map(({ address }) => address),
		},
		subject: parsed.subject ?? '',
		text: parsed.text ?? '',
		html: parsed.html || '',
		headers: raw.toString('utf8').split(/\r?\n\r?\n/, 1)[0],
		attachments: parsed.attachments.map(({ filename, contentType, size, content, headers }) => ({
			// The calendar that mail programs show by themselves is a part without a name.
			filename: filename ?? '',
			contentType,
			header: paramsOf(headers.get('content-type')),
			size,
			...(/^text\//.test(contentType) ? { text: content.toString('utf8') } : {}),
			content: content.toString('base64'),
		})),
	};
}

/**
 * What stands behind a header's semicolons, such as the method of a calendar.
 * @param {unknown} header
 * @returns {Record<string, string>}
 */
const paramsOf = (header) =>
	header instanceof Object && 'params' in header ? { ...Object(header.params) } : {};

/**
 * An SMTP server that delivers nothing and shows everything: `GET /` for people, `GET /mails` (JSON; `?after=<id>`
 * for those that came later) and `DELETE /mails` for tests,
 * `POST /_fail {times, status, delayMs}` to make the next deliveries fail (status 4xx temporary, 5xx for good).
 * @param {{ smtpPort: number, pagePort: number }} options
 */
export async function startMailCatcher({ smtpPort, pagePort }) {
	/** @type {ReturnType<typeof keepMail>[]} */
	const mails = [];
	const failures = plannedFailures();
	let count = 0;

	const smtp = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS', 'AUTH'],
		logger: false,
		size: 25_000_000,
		async onData(stream, session, done) {
			try {
				const chunks = [];
				// A sender killed in the middle ends the stream with an error: its mail was not taken.
				for await (const chunk of stream) chunks.push(chunk);
				const status = await failures.next();
				if (status)
					return done(Object.assign(new Error('Refused on request'), { responseCode: status }));
				count += 1;
				mails.push(keepMail(Buffer.concat(chunks), session, count));
				if (mails.length > KEPT) mails.shift();
				done(null, `kept as ${count}`);
			} catch (error) {
				done(error instanceof Error ? error : new Error(String(error)));
			}
		},
	});
	smtp.on('error', () => {});
	await new Promise((resolve, reject) => {
		smtp.server.once('error', reject);
		smtp.listen(smtpPort, '127.0.0.1', () => resolve(undefined));
	});

	/** Forgets all that came. */
	const clear = () => mails.splice(0);
	/** What is kept, each read; of it what came after a mail that is known. */
	const readMails = async (after = 0) => {
		const later = mails.filter(({ id }) => id > after);
		return await Promise.all(later.map(({ read }) => read()));
	};

	const page = await serve(pagePort, async (request, response, { pathname, searchParams }) => {
		if (pathname === '/mails' && request.method === 'GET')
			return sendJson(response, await readMails(Number(searchParams.get('after'))));
		if (pathname === '/mails' && request.method === 'DELETE')
			return sendJson(response, { deleted: clear().length });
		if (pathname === '/_fail' && request.method === 'POST')
			return sendJson(response, failures.set(JSON.parse(await readBody(request))));
		if (pathname === '/') return listPage(response, await readMails());
		const [, id, part, index] =
			/^\/mails\/(\d+)(?:\/(html|raw|pieces)(?:\/(\d+))?)?$/.exec(pathname) ?? [];
		const mail = await mails.find((one) => one.id === Number(id))?.read();
		if (!mail) return sendJson(response, { error: 'No such mail' }, 404);
		if (part === 'html') return originalHtml(response, mail);
		if (part === 'pieces') return attachment(response, mail, Number(index));
		return mailPage(response, mail);
	});

	return {
		url: `smtp://127.0.0.1:${smtpPort}`,
		page: `http://127.0.0.1:${pagePort}`,
		readMails,
		clear,
		stop: async () => {
			await Promise.all([
				page.stop(),
				new Promise((resolve) => {
					smtp.close(() => resolve(undefined));
				}),
			]);
		},
	};
}
