#!lua flags=allow-oom
--[[
Deletes those of some seats that are not removed, joined before a moment and have neither an answer nor an offer in any round; their names are
free again.
KEYS  1 room  2 seats  3 names  4 channel  5... answers and offers of every round
ARGV  1 PUBLISH or SPUBLISH  2 hint  3 that moment  4... seats
Returns those deleted; false when a round was opened meanwhile whose answers are not named: look again.
Hint  pulse, when any was deleted
]]
local rounds = redis.call("HGET", KEYS[1], "rounds") or "0"
if tonumber(rounds) * 2 > #KEYS - 4 then
	return false
end
local seats = { unpack(ARGV, 4) }
local stored = redis.call("HMGET", KEYS[2], unpack(seats))
local answered = {}
for place = 5, #KEYS do
	for index, answer in ipairs(redis.call("HMGET", KEYS[place], unpack(seats))) do
		answered[index] = answered[index] or answer
	end
end
local cleared = {}
for index, seat in ipairs(seats) do
	local joinedAt, label = string.match(stored[index] or "", "^0 %d+ (%d+) (.*)$")
	if joinedAt and tonumber(joinedAt) < tonumber(ARGV[3]) and not answered[index] then
		redis.call("HDEL", KEYS[2], seat)
		redis.call("HDEL", KEYS[3], cjson.decode(label)[1])
		cleared[#cleared + 1] = seat
	end
end
if #cleared > 0 then
	redis.call("HINCRBY", KEYS[1], "joined", -#cleared)
	redis.call("HINCRBY", KEYS[1], "altered", 1)
	redis.call(ARGV[1], KEYS[4], ARGV[2])
end
return cleared
