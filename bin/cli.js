#!/usr/bin/env node
'use strict';

const { readFileSync } = require('node:fs');
const { parseArgs } = require('node:util');

const {
	applyRole,
	breakdownOf,
	causeOf,
	check,
	groupAlike,
	closeBases,
	closureInWords,
	erasePersonne,
	exportPersonne,
	importFermetures,
	migrate,
	openBase,
	openCentre,
	roleSql,
} = require('../index.js');

const usage = `n8n-nodes-sessions-planning <command>

  check      what DATABASE_URL lacks, and which rows break a rule; changes nothing
  migrate    applies our migrations to DATABASE_URL while the CRM goes on writing; cut short, the next run goes on
  role NAME [--print]
             gives the role NAME of the database what the nodes' credential needs, and no more; DATABASE_URL is the
             owner's. With --print the SQL is shown, for somebody else to run
  fermetures FILE.ics [--source NAME] [--remove]
             imports days on which the centre is closed, or school holidays; again, each follows its event.
             What the file names no more is reported, and taken away with --remove
  export     --eleve N, --candidat N or --formateur N
             writes everything held of one person as JSON
  erase      --eleve N, --candidat N or --formateur N [--preview]
             takes one person out of our tables: names, addresses and free texts go, counters, ranks and history
             stay; says what the CRM's own tables still have. --preview changes nothing

DATABASE_URL   postgresql://user:password@host:port/database of the CRM
Exit code: 0 all is well, 1 something is to be mended, 2 the command could not run.`;

/** @typedef {import('../index.js').Base} Base */
/** @typedef {import('../index.js').Finding} Finding */

/** @param {Pick<Finding, 'table' | 'cle' | 'raison' | 'remede'>[]} findings */
function table(findings) {
	const lines = groupAlike(findings).map(({ table: where, cle, raison, remede }) => {
		const place = where ? `${[where, cle].filter(Boolean).join(' ')} : ` : '';
		return `  ${place}${raison}\n      → ${remede}`;
	});
	return lines.join('\n');
}

/**
 * The person that the arguments name, and whether nothing is to be changed.
 * @param {string[]} args
 */
function personIn(args) {
	const { values } = parseArgs({
		args,
		options: {
			eleve: { type: 'string' },
			candidat: { type: 'string' },
			formateur: { type: 'string' },
			preview: { type: 'boolean' },
		},
	});
	const { eleve, candidat, formateur, preview } = values;
	if ([eleve, candidat, formateur].filter(Boolean).length !== 1)
		throw new Error('one person is expected: --eleve N, --candidat N or --formateur N');
	return {
		who: { idEleve: eleve, idCandidat: candidat, idFormateur: formateur },
		previsualiser: preview ?? false,
	};
}

/** @param {Base} base */
const asOperator = (base) => openCentre(base, { acteur: 'cli' });

/** @type {Partial<Record<string, (base: Base, args: string[]) => Promise<void>>>} */
const commands = {
	async check(base) {
		const findings = await check(base);
		if (findings.length === 0) {
			console.log('All is well: schema, migrations, counters, ranks, bookings and events.');
			return;
		}
		console.log(`${findings.length} thing(s) to mend:\n${table(findings)}`);
		process.exitCode = 1;
	},
	async role(base, args) {
		const {
			values: { print },
			positionals: [name],
		} = parseArgs({ args, allowPositionals: true, options: { print: { type: 'boolean' } } });
		if (!name) throw new Error('a role is expected: role NAME');
		if (print) {
			console.log(roleSql(name));
			return;
		}
		await applyRole(base, name);
		console.log(
			`${name} has what the nodes need; put it and its password in the nodes' credential.`,
		);
	},
	async fermetures(base, args) {
		const {
			values: { source, remove },
			positionals: [file],
		} = parseArgs({
			args,
			allowPositionals: true,
			options: { source: { type: 'string' }, remove: { type: 'boolean' } },
		});
		if (!file) throw new Error('a file is expected: fermetures FILE.ics');
		const { ajoutees, modifiees, inchangees, absentes, retirees, ignorees, seancesTouchees } =
			await importFermetures(openCentre(base), readFileSync(file, 'utf8'), {
				source,
				retirer: remove,
			});
		/**
		 * @param {string} title
		 * @param {string[]} rows
		 */
		const list = (title, rows) => {
			if (rows.length === 0) return;
			console.log([`${title} (${rows.length})`, ...rows].join('\n  '));
		};
		list('Added', ajoutees.map(closureInWords));
		list('Changed', modifiees.map(closureInWords));
		if (inchangees > 0) console.log(`Unchanged (${inchangees})`);
		list(
			retirees ? 'Removed' : 'No more in the file, kept (--remove takes them away)',
			absentes.map(closureInWords),
		);
		list(
			'Left out',
			ignorees.map(({ motif, raison }) => `${motif} : ${raison}`),
		);
		list(
			'Sessions with séances on closed days (Repair Planning moves them)',
			seancesTouchees.map(({ idSession, seances }) => `session ${idSession} : ${seances}`),
		);
	},
	async export(base, args) {
		console.log(
			JSON.stringify(await exportPersonne(asOperator(base), personIn(args).who), null, 2),
		);
	},
	async erase(base, args) {
		const { who, previsualiser } = personIn(args);
		const { lignes, effaceLe, resteAuCrm } = await erasePersonne(asOperator(base), {
			...who,
			previsualiser,
		});
		const touched = Object.entries(lignes).filter(([, n]) => n > 0);
		const rows = touched.map(([name, n]) => `  ${name}: ${n}`);
		console.log(
			[
				previsualiser ? 'Would be erased, in rows:' : `Erased on ${effaceLe}, in rows:`,
				...(rows.length > 0 ? rows : ['  none: nothing of the person is left in our tables']),
				"Left to the CRM's own tables:",
				...resteAuCrm.map(({ table: where, cle, quoi }) => `  ${where} ${cle}: ${quoi}`),
				...(resteAuCrm.length > 0 ? [] : ['  nothing']),
				'n8n keeps executions that failed, and logs, for as long as it is set to: docs/personal-data.md.',
			].join('\n'),
		);
	},
	async migrate(base) {
		const missing = (await check(base)).filter(
			({ severityOf, remede }) => severityOf === 'BLOQUANT' && !remede.endsWith(' migrate'),
		);
		if (missing.length > 0) {
			console.log(`This database can't be migrated yet:\n${table(missing)}`);
			process.exitCode = 1;
			return;
		}
		const { applied, alreadyThere, anomalies } = await migrate(base, {
			// Of a large database, this takes minutes: beside the answer, for whoever waits for it.
			tell: (step) => console.error(step),
		});
		if (anomalies.length > 0) {
			console.log(
				`${anomalies.length} row(s) break a rule that the migrations bring. ` +
					`No row of yours was changed; mend them and run this again:\n${table(anomalies)}`,
			);
			process.exitCode = 1;
		} else if (applied.length > 0) console.log(`Applied: ${applied.join(', ')}`);
		else console.log(`Nothing to do: ${alreadyThere.length} migration(s) were there already.`);
	},
};

async function main() {
	const command = commands[process.argv[2]];
	const url = process.env.DATABASE_URL;
	if (!command || (!url && !process.argv.includes('--print'))) {
		console.error(
			command ? 'DATABASE_URL is not set: postgresql://user:password@host:port/database' : usage,
		);
		process.exitCode = 2;
		return;
	}
	try {
		await command(
			openBase({
				connectionString: url,
				maxConnexions: 1,
				delaiRequete: 600_000,
			}),
			process.argv.slice(3),
		);
	} catch (error) {
		const fault = breakdownOf(error);
		const said = fault
			? `${fault.message} (${fault.code} : ${causeOf(error)})`
			: (error instanceof Error && error.message) || error;
		console.error(`${process.argv[2]} could not run: ${said}`);
		process.exitCode = 2;
	} finally {
		await closeBases();
	}
}

void main();
