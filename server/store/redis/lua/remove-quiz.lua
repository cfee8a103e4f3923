#!lua flags=allow-oom
--[[
Deletes a quiz.
KEYS  1 quizzes  2 digests  3 touched  4 archived
ARGV  1 id
Returns 1, or 0 when there was none.
Hint  none
]]
local stored = redis.call("HGET", KEYS[1], ARGV[1])
if not stored then
	return 0
end
local place = string.match(stored, "^%d+ %d+ %d+ %S+ (%d+)")
redis.call("HDEL", KEYS[1], ARGV[1])
redis.call("HDEL", KEYS[2], ARGV[1])
redis.call("HDEL", KEYS[4], ARGV[1])
redis.call("ZREM", KEYS[3], string.format("%012d-%s", 999999999999 - place, ARGV[1]))
return 1
