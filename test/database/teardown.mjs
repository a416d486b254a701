export default async () => {
	await Reflect.get(globalThis, 'stopPostgres')?.();
};
