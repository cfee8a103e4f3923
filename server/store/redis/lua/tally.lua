#!lua flags=no-writes
--[[
Counts of one moment.
KEYS  1 room  2 line, and for the counts of a round  3 answers  4 tally  5 groups
ARGV  1 round  2 how many groups are told at most
Returns {seats that are not removed, how many wait in the line} and for a round {…, how many answers, [value, count, value, count, ...]
of those without groups, [group, count, ...] of the largest, how many groups}; without the last two where groups are not counted as answers
come: then what the tally does not know has to be counted from the answers. Each list is one JSON text, as a reply of hundreds of parts is
dear to read.
Hint  none
]]
local function textOf(list)
	return #list == 0 and "[]" or cjson.encode(list)
end

local counts = { tonumber(redis.call("HGET", KEYS[1], "joined") or "0"), redis.call("ZCARD", KEYS[2]) }
if #KEYS == 2 then
	return counts
end
counts[3] = redis.call("HLEN", KEYS[3])
counts[4] = textOf(redis.call("HGETALL", KEYS[4]))
if redis.call("HGET", KEYS[1], "counted") == ARGV[1] then
	counts[5] = textOf(redis.call("ZREVRANGE", KEYS[5], 0, ARGV[2] - 1, "WITHSCORES"))
	counts[6] = redis.call("ZCARD", KEYS[5])
end
return counts
