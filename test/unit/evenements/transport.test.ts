import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';

import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

import { openTransport, type Smtp } from '../../../core/courriers/transport';

/** A mail server with smtp-server's own certificate, and how many connections it had, encrypted or not. */
async function mailServer(options: SMTPServerOptions) {
	const seen: boolean[] = [];
	const server = new SMTPServer({
		authOptional: true,
		logger: false,
		...options,
		onData(stream, session, done) {
			seen.push(session.secure);
			stream.resume().once('end', () => done());
		},
	});
	server.on('error', () => {});
	server.listen(0, '127.0.0.1');
	await once(server.server, 'listening');
	return {
		seen,
		port: (server.server.address() as AddressInfo).port,
		close: async () => await new Promise<void>((resolve) => server.close(resolve)),
	};
}

const mail = { from: 'a@abj.example', to: 'b@abj.example', subject: 'Essai', text: 'Bonjour' };

async function sendTwo(smtp: Smtp) {
	const transport = openTransport(smtp, 1);
	try {
		await transport.sendMail(mail);
		await transport.sendMail(mail);
	} finally {
		transport.close();
	}
}

describe('openTransport', () => {
	// The test's certificate is signed by nobody.
	beforeAll(() => {
		const trusting = tls.connect.bind(tls) as (options: object, done?: () => void) => tls.TLSSocket;
		jest
			.spyOn(tls, 'connect')
			.mockImplementation(((options: object, done?: () => void) =>
				trusting({ ...options, rejectUnauthorized: false }, done)) as typeof tls.connect);
	});
	afterAll(() => {
		jest.restoreAllMocks();
	});

	it.each([
		['in the clear', { disabledCommands: ['STARTTLS'] }, { secure: false }, false],
		['after STARTTLS', {}, { secure: false }, true],
		['by TLS from the start', { secure: true }, { secure: true }, true],
	])('sends %s', async (_name, options, smtp, encrypted) => {
		const server = await mailServer(options as SMTPServerOptions);
		await sendTwo({ host: 'localhost', port: server.port, ...smtp });
		await server.close();
		expect(server.seen).toEqual([encrypted, encrypted]);
	});

	it('does not encrypt where that is switched off', async () => {
		const server = await mailServer({});
		await sendTwo({ host: '127.0.0.1', port: server.port, secure: false, disableStartTls: true });
		await server.close();
		expect(server.seen).toEqual([false, false]);
	});

	it.each([true, false])('says that nobody listens, each time anew (TLS: %s)', async (secure) => {
		const transport = openTransport({ host: '127.0.0.1', port: 1, secure }, 1);
		await expect(transport.sendMail(mail)).rejects.toThrow(/ECONNREFUSED/);
		await expect(transport.sendMail(mail)).rejects.toThrow(/ECONNREFUSED/);
		transport.close();
	});

	it.each([true, false])('says that there is no such port, each time (TLS: %s)', async (secure) => {
		const transport = openTransport({ host: '127.0.0.1', port: 70_000, secure }, 1);
		await expect(transport.sendMail(mail)).rejects.toThrow(/Port should be/);
		await expect(transport.sendMail(mail)).rejects.toThrow(/Port should be/);
		transport.close();
	});

	it('says that the server has no such name', async () => {
		const transport = openTransport({ host: 'nobody.invalid', port: 25, secure: false }, 1);
		await expect(transport.sendMail(mail)).rejects.toThrow(/ENOTFOUND|EAI_AGAIN/);
		transport.close();
	});
});
