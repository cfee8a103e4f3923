/** The same part, some of whose verbs are others; what is left knows nothing of that. */
export function changed<P extends object>(part: P, verbs: Partial<P>): P {
	return new Proxy(part, {
		get: (target, name) => {
			const verb = name as keyof P;
			const own = verbs[verb] ?? target[verb];
			return typeof own === "function" ? own.bind(target) : own;
		},
	});
}
