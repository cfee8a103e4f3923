#!lua
--[[
Notes that a room was opened with a quiz now. Passes over one that is not there.
KEYS  1 quizzes  2 digests  3 touched
ARGV  1 id  2 the store's time
Returns 1 when noted, else 0.
Hint  none
]]
local stored = redis.call("HGET", KEYS[1], ARGV[1])
if not stored then
	return 0
end
local before, place, sample, document = string.match(stored, "^(%d+ %d+ %d+) %S+ (%d+) ([^\n]*)\n(.*)$")
local now = ARGV[2]
local head = table.concat({ before, now, place, sample }, " ")
redis.call("HSET", KEYS[1], ARGV[1], head .. "\n" .. document)
local digest = redis.call("HGET", KEYS[2], ARGV[1])
if digest then
	redis.call("HSET", KEYS[2], ARGV[1], head .. "\n" .. string.match(digest, "\n(.*)$"))
	redis.call("ZADD", KEYS[3], now, string.format("%012d-%s", 999999999999 - place, ARGV[1]))
end
return 1
