#!lua
--[[
Puts one quiz that an older version stored among the digests, or takes one out that an older version deleted.
KEYS  1 quizzes  2 digests  3 touched
ARGV  1 id  2 first line as it was read, "" for a quiz that is gone  3 digest  4 when it was touched last  5 place
Returns 1 when done, 0 when it has changed meanwhile.
Hint  none
]]
local stored = redis.call("HGET", KEYS[1], ARGV[1])
if ARGV[2] == "" then
	if stored then
		return 0
	end
	redis.call("HDEL", KEYS[2], ARGV[1])
	redis.call("ZREM", KEYS[3], string.format("%012d-%s", 999999999999 - ARGV[5], ARGV[1]))
	return 1
end
if not stored or string.match(stored, "^[^\n]*") ~= ARGV[2] then
	return 0
end
redis.call("HSET", KEYS[2], ARGV[1], ARGV[2] .. "\n" .. ARGV[3])
redis.call("ZADD", KEYS[3], ARGV[4], string.format("%012d-%s", 999999999999 - ARGV[5], ARGV[1]))
return 1
