import {
	courrierLine,
	decisionLine,
	list,
	type ToldCourrier,
	type ToldDecisionLine,
} from './historyBlocks';
import { html, type Html } from './html';

/** What was written about a session and decided of it, the newest first. */
export interface SessionHistory {
	courriers: ToldCourrier[];
	decisions: ToldDecisionLine[];
}

/** Mails with whom they went to, and decisions with why and by whom. */
export const historyTab = ({ courriers, decisions }: SessionHistory): Html =>
	html`${list('Courriels', courriers.map(courrierLine), 'Aucun courriel.')}
${list('Décisions', decisions.map(decisionLine), 'Aucune décision.')}`;
