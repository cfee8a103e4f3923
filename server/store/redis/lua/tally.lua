#!lua flags=no-writes
--[[
Counts of one moment. The live tally is forgotten some time after the room's end; then the answers are counted.
KEYS  1 room  2 line, and for the counts of a round  3 answers  4 tally
ARGV  none
Returns {seats that are not removed, how many wait in the line, choice, count, choice, count, ...}.
Hint  none
]]
local counts = { tonumber(redis.call("HGET", KEYS[1], "joined") or "0"), redis.call("ZCARD", KEYS[2]) }
if #KEYS == 2 then
	return counts
end
local groups = redis.call("HGETALL", KEYS[4])
if #groups > 0 then
	for index = 1, #groups, 2 do
		counts[#counts + 1] = groups[index]
		counts[#counts + 1] = tonumber(groups[index + 1])
	end
	return counts
end
local number = {}
for _, answer in ipairs(redis.call("HVALS", KEYS[3])) do
	local choice = string.match(answer, "^%d+ %d+ %d+ (.*)$")
	number[choice] = (number[choice] or 0) + 1
end
for choice, count in pairs(number) do
	counts[#counts + 1] = choice
	counts[#counts + 1] = count
end
return counts
