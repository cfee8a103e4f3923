#!lua flags=allow-oom
--[[
Puts a packed text in the place of one hash of an ended room's rows, while nothing has changed since these were read. Less than was there:
allowed when memory is short.
KEYS  1 room  2 seats, or the answers of a round
ARGV  1 version  2 places  3 altered: as they were before the reading ("" where not there)  4 how many rows were read  5 packed text
Returns 1 when packed, 0 when something has changed, the room goes on, or it is packed already.
Hint  none
]]
local fields = redis.call("HMGET", KEYS[1], "version", "places", "altered", "ended", "round")
for place = 1, 3 do
	if (fields[place] or "") ~= ARGV[place] then
		return 0
	end
end
if fields[4] ~= "1" or fields[5] or redis.call("TYPE", KEYS[2]).ok ~= "hash" then
	return 0
end
-- Older nodes beside this one do not say of all that they alter.
if redis.call("HLEN", KEYS[2]) ~= tonumber(ARGV[4]) then
	return 0
end
redis.call("SET", KEYS[2], ARGV[5])
return 1
