#!lua flags=allow-oom
--[[
Removes seats: they stay with their answers, their names are free again.
KEYS  1 room  2 seats  3 names  4 channel
ARGV  1 PUBLISH or SPUBLISH  2 hint  3... seats
Returns how many were removed just now.
Hint  pulse
]]
local removed = 0
for index = 3, #ARGV do
	local seat = redis.call("HGET", KEYS[2], ARGV[index])
	if seat and string.sub(seat, 1, 1) == "0" then
		local rest, label = string.match(seat, "^0( %d+ %d+ (.*))$")
		redis.call("HSET", KEYS[2], ARGV[index], "1" .. rest)
		redis.call("HDEL", KEYS[3], cjson.decode(label)[1])
		removed = removed + 1
	end
end
if removed > 0 then
	redis.call("HINCRBY", KEYS[1], "joined", -removed)
	redis.call("HINCRBY", KEYS[1], "altered", 1)
end
redis.call(ARGV[1], KEYS[4], ARGV[2])
return removed
