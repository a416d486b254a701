import { escapeHtml, sendJson, sendPage } from './serve.mjs';

/** @import { ServerResponse } from 'node:http' */
/** @import { Mail } from './startMailCatcher.mjs' */

/** @param {string} iso */
const when = (iso) => new Date(iso).toLocaleString('fr-FR', { timeZone: 'Europe/Paris' });

/**
 * @param {ServerResponse} response
 * @param {Mail[]} mails
 */
export function listPage(response, mails) {
	const rows = mails.toReversed().map(({ id, receivedAt, envelope, subject, attachments }) => {
		const names = attachments.flatMap(({ filename }) => (filename ? escapeHtml(filename) : []));
		return `<tr>
<td>${when(receivedAt)}</td>
<td>${escapeHtml(envelope.to.join(', '))}</td>
<td><a href="/mails/${id}">${escapeHtml(subject) || '(sans objet)'}</a></td>
<td>${names.join(', ')}</td>
</tr>`;
	});
	const head = ['Reçu', 'Pour', 'Objet', 'Pièces jointes']
		.map((title) => `<th>${title}</th>`)
		.join('');
	const empty =
		'Aucun message pour l’instant. ' +
		'Les messages envoyés par n8n arrivent ici ; aucun ne part au-dehors.';
	const body = rows.length
		? `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`
		: `<p class="vide">${empty}</p>`;
	sendPage(response, `Messages (${mails.length})`, body, { refresh: 5 });
}

/**
 * @param {ServerResponse} response
 * @param {Mail} mail
 */
export function mailPage(response, mail) {
	const pieces = mail.attachments.map(({ filename, contentType, size }, i) => {
		const name = escapeHtml(filename) || 'partie sans nom';
		const about = `<span class="vide">${escapeHtml(contentType)}, ${size} octets</span>`;
		return `<li><a href="/mails/${mail.id}/pieces/${i}">${name}</a> ${about}</li>`;
	});
	const facts = [
		['De', mail.from],
		['Pour', mail.to.join(', ')],
		...(mail.cc.length ? [['Copie', mail.cc.join(', ')]] : []),
		['Reçu', when(mail.receivedAt)],
		['Message-ID', mail.messageId],
	].map(([title, text]) => `<tr><th>${title}</th><td>${escapeHtml(text)}</td></tr>`);
	const frame = `<iframe sandbox src="/mails/${mail.id}/html" title="Message"></iframe>`;
	sendPage(
		response,
		mail.subject || '(sans objet)',
		`<nav><a href="/">← Tous les messages</a></nav>
<table>${facts.join('')}</table>
${pieces.length ? `<h2>Pièces jointes</h2><ul>${pieces.join('')}</ul>` : ''}
${mail.html ? `<h2>HTML</h2>${frame}` : ''}
<h2>Texte</h2><pre>${escapeHtml(mail.text)}</pre>
<details><summary>En-têtes</summary><pre>${escapeHtml(mail.headers)}</pre></details>`,
	);
}

/**
 * The mail's own HTML, shown in a frame that may run nothing and fetch nothing.
 * @param {ServerResponse} response
 * @param {Mail} mail
 */
export function originalHtml(response, mail) {
	response.writeHead(200, {
		'content-type': 'text/html; charset=utf-8',
		'content-security-policy':
			"sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
	});
	response.end(mail.html);
}

/**
 * @param {ServerResponse} response
 * @param {Mail} mail
 * @param {number} index
 */
export function attachment(response, mail, index) {
	const piece = mail.attachments[index];
	if (!piece) return sendJson(response, { error: 'No such attachment' }, 404);
	response.writeHead(200, {
		'content-type': 'application/octet-stream',
		'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(piece.filename || 'partie')}`,
	});
	response.end(Buffer.from(piece.content, 'base64'));
}
