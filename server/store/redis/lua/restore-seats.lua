#!lua
--[[
Puts back seats that were exported, in the order given, after those that are there. See join.lua for a stored seat.
KEYS  1 room  2 seats  3 names
ARGV  for every seat: seat, removed (0 or 1), joinedAt, name key, label
Returns how many were put back, those that are there left as they are, or -1 when there is no such room.
Hint  none
]]
local places, ended = unpack(redis.call("HMGET", KEYS[1], "places", "ended"))
if not places then
	return -1
end
local restored, joined = 0, 0
for index = 1, #ARGV, 5 do
	local seat, removed, joinedAt = ARGV[index], ARGV[index + 1], ARGV[index + 2]
	if redis.call("HEXISTS", KEYS[2], seat) == 0 then
		restored = restored + 1
		local value = { removed, string.format("%d", places + restored), joinedAt, ARGV[index + 4] }
		redis.call("HSET", KEYS[2], seat, table.concat(value, " "))
		if removed == "0" then
			joined = joined + 1
			-- Only a running room must tell names apart.
			if ended == "0" then
				redis.call("HSET", KEYS[3], ARGV[index + 3], seat)
			end
		end
	end
end
redis.call("HINCRBY", KEYS[1], "places", restored)
redis.call("HINCRBY", KEYS[1], "joined", joined)
return restored
