import fc from 'fast-check';

import { verifySignature } from '../../../client';
import { sign } from '../../../core/evenements/returnCall';
import { seed } from '../../seed';

const secret = 'un secret';
const now = Date.UTC(2026, 5, 3, 8);

it('knows what we signed, whatever the body', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (body) => {
			const header = sign(body, secret, now);
			expect(verifySignature(body, header, secret, { now })).toBe(true);
			expect(verifySignature(Buffer.from(body, 'utf8'), header, secret, { now })).toBe(true);
		}),
		{ seed },
	);
});

it('refuses a body, a secret or a moment that was changed', () => {
	const body = '{"response":"promotion_done"}';
	const header = sign(body, secret, now);

	expect(verifySignature(`${body} `, header, secret, { now })).toBe(false);
	expect(verifySignature(body, header, 'another', { now })).toBe(false);
	expect(verifySignature(body, header.replace(/t=\d/, 't=2'), secret, { now })).toBe(false);
});

it('refuses a signature that is older than five minutes, unless told otherwise', () => {
	const header = sign('{}', secret, now);
	const later = now + 301_000;

	expect(verifySignature('{}', header, secret, { now: now + 299_000 })).toBe(true);
	expect(verifySignature('{}', header, secret, { now: later })).toBe(false);
	expect(verifySignature('{}', header, secret, { now: later, toleranceSeconds: 600 })).toBe(true);
});

it('never throws for a header that is none', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.constantFrom(null, undefined)), (header) => {
			expect(verifySignature('{}', header, secret, { now })).toBe(false);
		}),
		{ seed },
	);
	expect(verifySignature('{}', sign('{}', '', now), '', { now })).toBe(false);
});
