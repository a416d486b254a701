import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { enrol, type EnrolRequest, type EnrolResult } from '../../core/inscriptions/enrol';
import { answerAgent, isForAgent, withAgent } from '../shared/agent';
import { sessionsPlanningPostgresTest } from '../shared/centreOf';
import { runItems } from '../shared/items';
import { readItem, type Lecture } from '../shared/read';
import { listSearch } from '../shared/lists';
import { byActor } from '../shared/byActor';
import { properties } from './description';
import { showOutcome } from './showOutcome';

export class Enrol implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Enrol',
		name: 'enrol',
		icon: { light: 'file:enrol.svg', dark: 'file:enrol.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle:
			'={{ $parameter["answerAgent"] ? "For an agent" : $parameter["forcee"] ? "Override the rules" : $parameter["genre"] }}',
		description:
			'Enrols an élève or a candidat in a training session: a place where one is free and ' +
			'the rules give it, else a rank in the queue. Refused when the session is closed, ' +
			'cancelled, started or over. Asked twice, the same inscription comes back. Answers the ' +
			'inscription and why.',
		defaults: { name: 'Enrol' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'sessionsPlanningPostgresApi',
				required: true,
				testedBy: 'sessionsPlanningPostgresTest',
			},
		],
		properties: withAgent(['enrol'], properties),
	};

	methods = { listSearch, credentialTest: { sessionsPlanningPostgresTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		if (isForAgent(this)) return await answerAgent(this);
		const output = await runItems(this, {
			read: (itemIndex, fuseau) => readItem(this, itemIndex, fuseau, read),
			call: async (centre, requests) => await byActor(centre, requests, enrol),
			toItem,
		});
		return showOutcome(this, output);
	}
}

function read(lecture: Lecture): EnrolRequest & { acteur?: string } {
	const options = lecture.group('options');
	const eleve = lecture.text('genre') !== 'candidat';
	return {
		idSession: lecture.key('idSession'),
		idEleve: eleve ? lecture.key('idEleve') : undefined,
		idCandidat: eleve ? undefined : lecture.key('idCandidat'),
		origine: lecture.text('origine') as 'fiche',
		forcee: lecture.flag('forcee'),
		notifiePar: options.text('notifiePar') as 'admin',
		acteur: options.text('acteur'),
	};
}

const FOLLOWS = {
	enrolled: "La convocation part avec l'événement ELEVE_INSCRIT.",
	already: 'La personne était déjà inscrite : rien ne change, et aucune convocation ne repart.',
};

function toItem({ inscription, decision, dejaInscrit }: EnrolResult): INodeExecutionData {
	const waits = inscription.statutInscription === 'EN_ATTENTE';
	return {
		json: {
			status: waits ? 'waiting' : 'enrolled',
			nextAction: waits
				? `En liste d'attente, rang ${inscription.positionAttente}. La place viendra d'un ` +
					"désistement, d'une place ajoutée ou d'une promotion à la main."
				: FOLLOWS[dejaInscrit ? 'already' : 'enrolled'],
			...(inscription as unknown as IDataObject),
			dejaInscrit,
			decision: decision as unknown as IDataObject,
		},
	};
}
