#!lua
--[[
Compare-and-set of a quiz on its version. The very document that is stored as the next version counts as put: the call
can run again. A quiz of which nothing but the tags is another keeps its date.
KEYS  1 quizzes  2 digests  3 touched
ARGV  1 id  2 expected version  3 document  4 digest  5 the store's time
Returns {"put" or "conflict", quiz as stored}, or nil when there is none.
Hint  none
]]
local stored = redis.call("HGET", KEYS[1], ARGV[1])
if not stored then
	return nil
end
local version, createdAt, updatedAt, usedAt, place, sample, document =
	string.match(stored, "^(%d+) (%d+) (%d+) (%S+) (%d+) ([^\n]*)\n(.*)$")
local next = string.format("%d", tonumber(ARGV[2]) + 1)
if version == next and document == ARGV[3] then
	return { "put", stored }
end
if version ~= ARGV[2] then
	return { "conflict", stored }
end
local digest = string.match(redis.call("HGET", KEYS[2], ARGV[1]) or "", "\n(.*)$")
local isSame = digest and cjson.decode(digest).hash == cjson.decode(ARGV[4]).hash
local now = isSame and updatedAt or ARGV[5]
local head = table.concat({ next, createdAt, now, usedAt, place, sample }, " ")
local put = head .. "\n" .. ARGV[3]
redis.call("HSET", KEYS[1], ARGV[1], put)
redis.call("HSET", KEYS[2], ARGV[1], head .. "\n" .. ARGV[4])
if isSame then
	return { "put", put }
end
redis.call("ZADD", KEYS[3], now, string.format("%012d-%s", 999999999999 - place, ARGV[1]))
return { "put", put }
