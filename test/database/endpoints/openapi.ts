import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

import type { EndpointName } from '../../../core/http/endpoints';

type Verb = 'get' | 'post';

export const document = parse(readFileSync(join(__dirname, '../../../docs/openapi.yaml'), 'utf8'));

const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats(ajv);
ajv.addSchema(document, 'openapi');

const pointer = (...parts: string[]) =>
	`openapi#/${parts.map((part) => encodeURIComponent(part.replace(/~/g, '~0').replace(/\//g, '~1'))).join('/')}`;

function schemaOf(path: string, verb: Verb, status: number): string {
	const responses = document.paths[path]?.[verb]?.responses;
	if (!responses) throw new Error(`docs/openapi.yaml has no ${verb} ${path}`);
	const key = String(status) in responses ? String(status) : `${Math.floor(status / 100)}XX`;
	if (!responses[key]) throw new Error(`docs/openapi.yaml has no ${status} of ${verb} ${path}`);
	if (responses[key].$ref) return `openapi${responses[key].$ref}/content/application~1json/schema`;
	return pointer('paths', path, verb, 'responses', key, 'content', 'application/json', 'schema');
}

/**
 * Fails unless an answer has the form that docs/openapi.yaml gives it: `POST
 * /crm/sessions/{id}/inscrire`.
 */
export function expectConform(point: string, status: number, body: unknown): void {
	const [verb, path] = point.split(' ') as [string, string];
	// A success that the document does not list must not pass as a refusal.
	if (status < 400 && !document.paths[path]?.[verb.toLowerCase()]?.responses[String(status)])
		throw new Error(`${point} answered ${status}, which docs/openapi.yaml does not know`);
	const ref = schemaOf(path, verb.toLowerCase() as Verb, status);
	const validate = ajv.getSchema(ref) ?? ajv.compile({ $ref: ref });
	if (!validate(body))
		throw new Error(
			`${point} ${status} is not as documented: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(body).slice(0, 1500)}`,
		);
}

/** Every point of the document, as `GET /crm/salles`. */
export const documented = Object.entries<Record<string, unknown>>(document.paths).flatMap(
	([path, verbs]) =>
		Object.keys(verbs)
			.filter((verb) => ['get', 'post'].includes(verb))
			.map((verb) => `${verb.toUpperCase()} ${path}`),
);

/** Where the document has each endpoint. */
export const documentedAs: Record<EndpointName, string> = {
	sessions: 'GET /crm/sessions',
	creer: 'POST /crm/sessions',
	creerEnsemble: 'POST /crm/sessions/ensemble',
	fiche: 'GET /crm/sessions/{id}',
	inscrire: 'POST /crm/sessions/{id}/inscrire',
	desister: 'POST /crm/sessions/{id}/desister',
	promouvoir: 'POST /crm/sessions/{id}/promouvoir',
	presences: 'GET /crm/sessions/{id}/presences',
	marquerPresences: 'POST /crm/sessions/{id}/presences',
	donneesPersonne: 'GET /crm/personnes',
	effacerPersonne: 'POST /crm/personnes/effacer',
	sante: 'GET /crm/sante',
	salles: 'GET /crm/salles',
	formations: 'GET /crm/formations',
	formateurs: 'GET /crm/formateurs',
	planningSalle: 'GET /crm/planning/salles/{salle}',
	planningFormateur: 'GET /crm/planning/formateurs/{id}',
	occupation: 'GET /crm/planning/occupation',
};
