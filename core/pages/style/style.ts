import { dayStyle } from './dayStyle';
import { formStyle } from './formStyle';
import { frameStyle } from './frameStyle';
import { monthStyle } from './monthStyle';
import { printStyle } from './printStyle';
import { sessionStyle } from './sessionStyle';
import { telephoneStyle } from './telephoneStyle';
import { trainerStyle } from './trainerStyle';
import { weekStyle } from './weekStyle';
import { yearStyle } from './yearStyle';

/**
 * The one stylesheet of the planning pages: screen, telephone and print; no font or image from
 * outside. The order is the cascade's: what comes later wins.
 */
export const style = [
	frameStyle,
	yearStyle,
	monthStyle,
	dayStyle,
	trainerStyle,
	sessionStyle,
	formStyle,
	weekStyle,
	telephoneStyle,
	printStyle,
]
	.join('')
	// It stands in each page: written for people to read, it would be a quarter longer.
	.replace(/\s+/g, ' ')
	.replace(/ ?([{};]) ?/g, '$1');
