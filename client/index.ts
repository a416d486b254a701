/** The CRM's side, without n8n and without a database: docs/crm.md. */
export { createCrmClient, type CrmClient, type CrmClientOptions } from './createCrmClient';
export { verifySignature, type VerifyOptions } from './verifySignature';
export type {
	EventPerson,
	ReturnCall,
	ReturnResponses,
	SessionActionName,
	SessionEvent,
	UnreachedPerson,
} from './events';
export type { components, operations, paths } from './generated/openapi';
