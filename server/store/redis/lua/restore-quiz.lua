#!lua
--[[
Puts back a quiz that was exported, after those that are there.
KEYS  1 quizzes  2 places  3 digests  4 touched  5 archived
ARGV  1 id  2 "version createdAt updatedAt usedAt"  3 sample  4 document  5 digest  6 when it was touched last
      7 since when it is in the archive, "" when it is not
Returns 1, or 0 when the id is taken: that one stays.
Hint  none
]]
if redis.call("HEXISTS", KEYS[1], ARGV[1]) == 1 then
	return 0
end
local place = redis.call("INCR", KEYS[2])
local head = table.concat({ ARGV[2], place, ARGV[3] }, " ")
redis.call("HSET", KEYS[1], ARGV[1], head .. "\n" .. ARGV[4])
redis.call("HSET", KEYS[3], ARGV[1], head .. "\n" .. ARGV[5])
redis.call("ZADD", KEYS[4], ARGV[6], string.format("%012d-%s", 999999999999 - place, ARGV[1]))
if ARGV[7] ~= "" then
	redis.call("HSET", KEYS[5], ARGV[1], ARGV[7])
end
return 1
