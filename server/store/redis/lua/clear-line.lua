#!lua flags=allow-oom
--[[
Sends away all who wait; their names are free again.
KEYS  1 names  2 line  3 waiters  4 channel
ARGV  1 PUBLISH or SPUBLISH  2 hint
Returns how many waited.
Hint  pulse
]]
local labels = redis.call("HVALS", KEYS[3])
for _, label in ipairs(labels) do
	redis.call("HDEL", KEYS[1], cjson.decode(label)[1])
end
redis.call("DEL", KEYS[2], KEYS[3])
redis.call(ARGV[1], KEYS[4], ARGV[2])
return #labels
