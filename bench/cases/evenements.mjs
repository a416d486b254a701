import { caller } from '../lib/charge.mjs';
import { callFloor, prepareEvents, sendEvents } from '../lib/evenements.mjs';
import { openStack, removeFolder, stackFolder } from '../lib/n8n.mjs';
import { cpuOf } from '../lib/quota.mjs';
import { sumUp } from '../lib/statistiques.mjs';
import { floor } from '../lib/workflows.mjs';

export const titre = 'From event to 202, and to the return call';
export const contre = 'Webhook → Respond in the same n8n, with the same token and no work done';
export const tours = 5;

const clients = 16;

/** n8n as it is set up; `auRepos` also measures calls with a pause between. */
const installations = [
	{ nom: 'as shipped', auRepos: true },
	{
		nom: "n8n's own engine settings",
		env: {
			N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'false',
			N8N_EXPRESSION_ENGINE_COMPILE_CACHE: 'false',
		},
	},
];

/** Each event is an ELEVE_INSCRIT: one transaction, two mails with a calendar, a signed return call. At rest: one call every 250 ms. At saturation: 16 clients without pause. */
async function measure({ env, auRepos }, { rounds, total }) {
	const folder = stackFolder();
	const http = caller({ clients });
	let stack;
	const series = {
		repos: [],
		reposPair: [],
		reposRetour: [],
		nous: [],
		pair: [],
		retour: [],
		soutenu: [],
		cpu: [],
		cpuPair: [],
		wal: [],
		walPair: [],
	};
	let lost = 0;
	try {
		stack = await openStack({ folder, workflows: [floor], env });
		const monde = await prepareEvents(stack);
		await callFloor(stack, http, { clients: 4, total: 40 });
		await sendEvents(stack, http, monde, { clients: 4, total: 40 });
		const wal = async () =>
			BigInt((await stack.sql("select (pg_current_wal_lsn() - '0/0')::text as n"))[0].n);
		const spent = async (travail) => {
			const [cpu, log] = [cpuOf(stack.ready.pids.n8n), await wal()];
			const valeur = await travail();
			return {
				valeur,
				cpu: (cpuOf(stack.ready.pids.n8n) - cpu) / total,
				kB: Number((await wal()) - log) / 1024 / total,
			};
		};
		for (let tour = 0; tour < rounds; tour += 1) {
			if (auRepos) {
				series.reposPair.push(
					(await callFloor(stack, http, { clients: 1, total: 20, pause: 250 })).latence,
				);
				const nous = await sendEvents(stack, http, monde, { clients: 1, total: 20, pause: 250 });
				series.repos.push(nous.accuse.latence);
				series.reposRetour.push(nous.retour);
				lost += nous.manquants;
			}
			const pair = await spent(() => callFloor(stack, http, { clients, total }));
			const nous = await spent(() => sendEvents(stack, http, monde, { clients, total }));
			series.pair.push(pair.valeur);
			series.nous.push(nous.valeur.accuse);
			series.retour.push(nous.valeur.retour);
			series.soutenu.push(nous.valeur.soutenu);
			series.cpuPair.push(pair.cpu);
			series.cpu.push(nous.cpu);
			series.walPair.push(pair.kB);
			series.wal.push(nous.kB);
			lost += nous.valeur.manquants;
		}
	} finally {
		http.close();
		await stack?.close();
		removeFolder(folder);
	}
	return { ...series, lost };
}

const latence = (list, key = 'mediane') => sumUp(list.map((one) => (one.latence ?? one)[key]));
const rate = (list) => sumUp(list.map(({ parSeconde }) => parSeconde));
const auPlus = { sens: 'max', seuil: 1.5 };
const auMoins = { sens: 'min', seuil: 0.6 };

export async function run({ tours: rounds, option }) {
	const total = Number(option('events') ?? 300);
	const figures = [];
	for (const installation of installations)
		figures.push({ ...installation, ...(await measure(installation, { rounds, total })) });
	const mesures = figures
		.flatMap(({ nom, repos, reposPair, nous, pair, soutenu }) => [
			...(repos.length > 0
				? [
						{
							nom: `${nom}, at rest: p50 until 202`,
							unite: 'ms',
							nous: latence(repos),
							pair: latence(reposPair),
							atteindre: auPlus,
						},
						{
							nom: `${nom}, at rest: p99 until 202`,
							unite: 'ms',
							nous: latence(repos, 'p99'),
							pair: latence(reposPair, 'p99'),
							atteindre: auPlus,
						},
					]
				: []),
			{
				nom: `${nom}, 16 clients: p50 until 202`,
				unite: 'ms',
				nous: latence(nous),
				pair: latence(pair),
				atteindre: auPlus,
			},
			{
				nom: `${nom}, 16 clients: 202s a second`,
				unite: '/s',
				nous: rate(nous),
				pair: rate(pair),
				atteindre: auMoins,
			},
			{
				nom: `${nom}, 16 clients: events finished a second`,
				unite: '/s',
				nous: sumUp(soutenu),
				pair: rate(pair),
				atteindre: auMoins,
			},
		])
		.map((m) => ({ ...m, rapport: m.nous.mediane / m.pair.mediane }));
	const ms = (x) => `${Math.round(x)} ms`;
	const both = (list) => `${ms(latence(list).mediane)} / ${ms(latence(list, 'p99').mediane)}`;
	return {
		mesures,
		tableaux: [
			{
				titre: `Latencies p50 / p99, ${total} events a round; a return call comes after two mails are sent:`,
				entetes: ['', '202', 'return call', 'floor'],
				lignes: figures.flatMap(({ nom, repos, reposPair, reposRetour, nous, pair, retour }) => [
					...(repos.length > 0
						? [[`${nom}, at rest`, both(repos), both(reposRetour), both(reposPair)]]
						: []),
					[`${nom}, 16 clients without pause`, both(nous), both(retour), both(pair)],
				]),
			},
			{
				titre:
					"What one costs, at saturation (processor of the n8n process; WAL with n8n's own tables):",
				entetes: ['', 'an event, start to end', 'Webhook → Respond'],
				lignes: figures.map(({ nom, cpu, cpuPair, wal, walPair }) => [
					nom,
					...[
						[cpu, wal],
						[cpuPair, walPair],
					].map(([c, w]) => `${ms(sumUp(c).mediane)}, ${sumUp(w).mediane.toFixed(0)} kB`),
				]),
			},
		],
		verdict: `${figures.reduce((sum, { lost }) => sum + lost, 0)} events without a return call.`,
		note: [
			'The floor does one thing: it answers. An event finished has also run a transaction, two mails with a calendar file through SMTP, and a signed HTTP call; load generator, mail catcher, stand-in CRM and PostgreSQL share the two cores.',
			"What made the difference: n8n evaluates no expression for a call (it does so for a webhook node of version 1, in an isolate of V8 made for each call; what that costs is the second column of the settings' table), events that come close together share a run of n8n (events.md), and a convocation no longer reads everybody enrolled. With n8n's own engine settings an isolate is made for each execution; the floor has one execution a call, ours one for all that share a run.",
		],
	};
}
