import { notifyAdmin } from '../../../core/courriers/notifyAdmin';
import { smtp } from './mailing';

describe('notifyAdmin', () => {
	it('tells the same thing once an hour', async () => {
		const dit = { sujet: 'Panne {{nom}} ', html: '{{nom}}', texte: '{{nom}}' };
		expect(
			await notifyAdmin([{ nom: 'a' }, { nom: 'a' }, { nom: 'b' }], dit, smtp.office, 60),
		).toEqual(['envoye', 'deja_dit', 'envoye']);
		expect(smtp.mails.map(({ subject }) => subject)).toEqual(['Panne a', 'Panne b']);
	});

	it('tells it once where several find it at once, and again where the server refused it', async () => {
		const dit = { sujet: 'Coupure {{nom}} ', html: '{{nom}}', texte: '{{nom}}' };
		const tell = () => notifyAdmin([{ nom: 'c' }], dit, smtp.office, 60);
		smtp.state.refuse = () => 451;
		await expect(tell()).rejects.toThrow();
		smtp.state.refuse = undefined;
		expect((await Promise.all([tell(), tell(), tell()])).flat().sort()).toEqual([
			'deja_dit',
			'deja_dit',
			'envoye',
		]);
		expect(smtp.mails.map(({ subject }) => subject)).toEqual(['Coupure c']);
	});
});
