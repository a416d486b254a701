import { createHmac } from 'node:crypto';

import { unseal, seal } from '../../../core/evenements/secret';
import { sign } from '../../../core/evenements/returnCall';

const compte = { login: 'l', motDePasse: 'Mot de passe é', urlConnexion: 'https://e.example' };

describe('seal', () => {
	it('gives back what it was given, with the right key and for the same event only', () => {
		const sealed = seal(compte, 'clé', 'ELEVE_CONVERTI:1');
		expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('Mot de passe');
		expect(unseal(sealed, 'clé', 'ELEVE_CONVERTI:1')).toEqual(compte);
		expect(unseal(sealed, 'autre', 'ELEVE_CONVERTI:1')).toBeUndefined();
		expect(unseal(sealed, '', 'ELEVE_CONVERTI:1')).toBeUndefined();
		expect(unseal(sealed, 'clé', 'ELEVE_CONVERTI:2')).toBeUndefined();
		expect(unseal('AAAA', 'clé', 'ELEVE_CONVERTI:1')).toBeUndefined();
	});

	it('never gives the same twice', () => {
		expect(seal(compte, 'clé', 'x')).not.toBe(seal(compte, 'clé', 'x'));
	});
});

describe('sign', () => {
	it('is t and HMAC-SHA256 of "t.body"', () => {
		const v1 = createHmac('sha256', 'secret').update('1700000000.{"a":1}').digest('hex');
		expect(sign('{"a":1}', 'secret', 1_700_000_000_999)).toBe(`t=1700000000,v1=${v1}`);
	});
});
