export function redisArguments(): string[];
