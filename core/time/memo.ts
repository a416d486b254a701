/**
 * Keeps what `make` gave for each key, for what costs more to make than to look up and is asked for again
 * and again: a zone's offset, a day in words. Where there are `most` of them, all are forgotten.
 */
export function memo<K, T>(make: (key: K) => T, most = 20_000): (key: K) => T {
	const known = new Map<K, T>();
	return (key) => {
		let made = known.get(key);
		if (made === undefined) {
			made = make(key);
			if (known.size >= most) known.clear();
			known.set(key, made);
		}
		return made;
	};
}
